package io.convenor.chat.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

/**
 * Counts the answers of a conference, and says at length or in short whether it will be
 * or was quorate.
 */
@Component
@Order(50)
public class AnswerLines implements StatusLine {

	private static final String QUORACY = "Quoracy";

	private static final String ON_THE_DAY = "On the day";

	private static final String DECLINED = "Declined";

	private static final String NEEDS = "Needs";

	/** The lines of a conference's status that say the same at length. */
	public static final Set<String> LINES = Set.of(QUORACY, ON_THE_DAY);

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
			lines.add(new Line("Answers", AnswersInWords.counted(all), false, !conference.kind().isRestricted())
				.shownAlways());
			AnswersInWords.declined(all).ifPresent((who) -> lines.add(new Line(DECLINED, who, false, false)));
			AnswersInWords.needs(all).ifPresent((what) -> lines.add(new Line(NEEDS, what, true, false)));
		}
		AttendanceOnTheDay day = this.attendances.of(conference);
		day.quorate()
			.ifPresentOrElse((quorate) -> lines
				.add(new Line(ON_THE_DAY, AnswersInWords.quorate(quorate), open(conference, day), false).shownAlways()),
					() -> this.forecasts.of(conference)
						.ifPresent((forecast) -> lines.add(new Line(QUORACY, AnswersInWords.forecast(forecast),
								forecast.prospect() == Forecast.Prospect.IMPOSSIBLE, false)
							.shownAlways())));
		return lines;
	}

	static boolean open(Conference conference, AttendanceOnTheDay day) {
		return conference.status() == Conference.Status.BOOKED && day.inquorate() && day.decided().isEmpty();
	}

	@Override
	public long version(Conference conference) {
		return this.answers.version(conference.id());
	}

	/** How it stands now; empty where no quorum is needed. */
	public Optional<Said> of(Conference conference) {
		AttendanceOnTheDay day = this.attendances.of(conference);
		return day.quorate()
			.map((quorate) -> new Said(AnswersInWords.quorate(quorate), open(conference, day)))
			.or(() -> this.forecasts.of(conference).map(AnswerLines::said));
	}

	private static Said said(Forecast forecast) {
		return switch (forecast.prospect()) {
			case SURE -> new Said("quorate so far", false);
			case POSSIBLE -> new Said("not yet quorate: %s needed".formatted(forecast.sure().missing()), true);
			case IMPOSSIBLE -> new Said("cannot become quorate", true);
		};
	}

	/**
	 * What is said.
	 *
	 * @param outstanding whether something is to be done about it
	 */
	public record Said(String words, boolean outstanding) {
	}

}
