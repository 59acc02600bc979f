package io.convenor.chat.conversations;

import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLogs;

/** Counts who was spoken to; nothing of it is for a channel. */
@Component
@Order(50)
class ConversationsLine implements StatusLine, ConferenceButton {

	private final ConversationLogs logs;

	ConversationsLine(ConversationLogs logs) {
		this.logs = logs;
	}

	@Override
	public List<Line> about(Conference conference) {
		Checklist checklist = this.logs.of(conference);
		if (conference.way() != Way.CONVERSATIONS && !checklist.log().begun()) {
			return List.of();
		}
		String spoken = "spoken to %d of %d".formatted(checklist.spokenTo(), checklist.people().size());
		boolean finished = checklist.log().finished();
		boolean open = !finished && conference.way() == Way.CONVERSATIONS
				&& conference.status() == Conference.Status.BOOKED;
		return List.of(new Line("Conversations", finished ? "finished, " + spoken : spoken, open, false));
	}

	@Override
	public long version(Conference conference) {
		return this.logs.of(conference).log().seen();
	}

	@Override
	public Optional<Button> on(Conference conference) {
		boolean any = conference.way() == Way.CONVERSATIONS || this.logs.of(conference).log().begun();
		return any ? Optional.of(Button.press(ConversationActions.OPEN, "Conversations")) : Optional.empty();
	}

}
