package io.convenor.chat.conversations;

import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.outcomes.ConversationLogs;

/** Leads from a conference to its conversations. */
@Component
@Order(50)
class ConversationsButton implements ConferenceButton {

	private final ConversationLogs logs;

	ConversationsButton(ConversationLogs logs) {
		this.logs = logs;
	}

	@Override
	public Optional<Button> on(Conference conference) {
		boolean any = conference.way() == Way.CONVERSATIONS || this.logs.of(conference).log().begun();
		return any ? Optional.of(Button.press(ConversationActions.OPEN, "Conversations")) : Optional.empty();
	}

}
