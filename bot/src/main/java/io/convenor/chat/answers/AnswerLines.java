package io.convenor.chat.answers;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.AttendanceOnTheDay;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Forecast;
import io.convenor.scheduling.answers.Forecasts;
import io.convenor.scheduling.answers.InviteeAnswer;

/** Counts the answers of a conference, and says whether it will be or was quorate. */
@Component
@Order(50)
class AnswerLines implements StatusLine {

	static final String QUORACY = "Quoracy";

	static final String ON_THE_DAY = "On the day";

	static final String DECLINED = "Declined";

	static final String NEEDS = "Needs";

	private final Answers answers;

	private final Forecasts forecasts;

	private final Attendances attendances;

	AnswerLines(Answers answers, Forecasts forecasts, Attendances attendances) {
		this.answers = answers;
		this.forecasts = forecasts;
		this.attendances = attendances;
	}

	@Override
	public List<Line> about(Conference conference) {
		if (conference.status() == Conference.Status.CANCELLED || !conference.way().inTheCalendar()) {
			return List.of();
		}
		List<Line> lines = new ArrayList<>();
		if (conference.status() == Conference.Status.BOOKED) {
			List<InviteeAnswer> all = this.answers.of(conference);
			lines.add(new Line("Answers", AnswersInWords.counted(all), false, !conference.kind().isRestricted()));
			AnswersInWords.declined(all).ifPresent((who) -> lines.add(new Line(DECLINED, who, false, false)));
			AnswersInWords.needs(all).ifPresent((what) -> lines.add(new Line(NEEDS, what, true, false)));
		}
		AttendanceOnTheDay day = this.attendances.of(conference);
		day.quorate()
			.ifPresentOrElse(
					(quorate) -> lines
						.add(new Line(ON_THE_DAY, AnswersInWords.quorate(quorate), open(conference, day), false)),
					() -> this.forecasts.of(conference)
						.ifPresent((forecast) -> lines.add(new Line(QUORACY, AnswersInWords.forecast(forecast),
								forecast.prospect() == Forecast.Prospect.IMPOSSIBLE, false))));
		return lines;
	}

	static boolean open(Conference conference, AttendanceOnTheDay day) {
		return conference.status() == Conference.Status.BOOKED && day.inquorate() && day.decided().isEmpty();
	}

	@Override
	public long version(Conference conference) {
		return this.answers.version(conference.id());
	}

}
