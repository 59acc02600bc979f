package io.convenor.chat.outcome;

import org.springframework.stereotype.Component;

import io.convenor.chat.answers.QuorumInWords;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.conference.Conference;
import io.convenor.drafts.Reading;
import io.convenor.reading.Together;
import io.convenor.scheduling.answers.AnswerFields;
import io.convenor.scheduling.answers.AttendanceOnTheDay;
import io.convenor.scheduling.answers.Attendances;
import io.convenor.scheduling.answers.Inquoracies;

/**
 * Asks a chair who records an outcome why the conference decided without a quorum, where
 * it had none until the end.
 */
@Component
class QuorumQuestion {

	static final String WHY = AnswerFields.REASON;

	private final Attendances attendances;

	private final Inquoracies inquoracies;

	QuorumQuestion(Attendances attendances, Inquoracies inquoracies) {
		this.attendances = attendances;
		this.inquoracies = inquoracies;
	}

	/** Asks, where there is something to ask. */
	void ask(Card.Builder card, Conference conference) {
		AttendanceOnTheDay day = this.attendances.of(conference);
		if (isOpen(day)) {
			card.warning("By the attendance: " + day.quorate().map(QuorumInWords::of).orElse("") + ".")
				.field(Field
					.paragraph(WHY,
							"Why it decided all the same (or open “Answers” on the conference's card to list it again)")
					.atMost(1000));
		}
		day.decided()
			.filter((decided) -> !decided.proceeded())
			.ifPresent((_) -> card.warning("It was not quorate and is to be listed again, so it has decided nothing."));
	}

	/** Keeps the reason, where one is asked for. */
	void answer(Conference conference, Reading reading, String chairId) {
		AttendanceOnTheDay day = Together.read(() -> this.attendances.of(conference));
		if (day.decided().filter((decided) -> !decided.proceeded()).isPresent()) {
			reading.refuse(WHY,
					"This conference is to be listed again. Move it to another time, and record its outcome then.");
			return;
		}
		if (!isOpen(day) || reading.hasProblems()) {
			return;
		}
		String why = reading.text(WHY, 1000).orElse(null);
		if (reading.hasProblems()) {
			return;
		}
		this.inquoracies.proceed(conference.id(), why, chairId);
	}

	private static boolean isOpen(AttendanceOnTheDay day) {
		return day.inquorate() && day.decided().isEmpty();
	}

}
