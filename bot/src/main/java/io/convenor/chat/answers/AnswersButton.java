package io.convenor.chat.answers;

import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.conference.Conference;

/** Leads from a conference to who takes part in it. */
@Component
@Order(20)
class AnswersButton implements ConferenceButton {

	@Override
	public Optional<Button> on(Conference conference) {
		boolean somethingToKnow = conference.status() != Conference.Status.CANCELLED
				&& conference.way().inTheCalendar();
		return somethingToKnow ? Optional.of(button(conference)) : Optional.empty();
	}

	static Button button(Conference conference) {
		return Button.press(AnswerActions.OPEN, "Answers")
			.with(AnswerActions.CONFERENCE, conference.id().toString())
			.withoutAnswers();
	}

}
