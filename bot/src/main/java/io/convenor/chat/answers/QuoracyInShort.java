package io.convenor.chat.answers;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.scheduling.answers.AttendanceOnTheDay;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Forecast;
import io.convenor.scheduling.answers.Forecasts;

/** Says in few words whether a conference will be or was quorate. */
@Component
public class QuoracyInShort {

	/** The lines of a conference's status that say the same at length. */
	public static final Set<String> LINES = Set.of(AnswerLines.QUORACY, AnswerLines.ON_THE_DAY);

	private final Forecasts forecasts;

	private final Attendances attendances;

	QuoracyInShort(Forecasts forecasts, Attendances attendances) {
		this.forecasts = forecasts;
		this.attendances = attendances;
	}

	/** How it stands now; empty where no quorum is needed. */
	public Optional<Said> of(Conference conference) {
		AttendanceOnTheDay day = this.attendances.of(conference);
		return day.quorate()
			.map((quorate) -> new Said(AnswersInWords.quorate(quorate), AnswerLines.open(conference, day)))
			.or(() -> this.forecasts.of(conference).map(QuoracyInShort::said));
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
