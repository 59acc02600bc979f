package io.convenor.chat.conversations;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.outcomes.ConversationsMoved;
import io.convenor.reports.ReportReceived;

/** Has the checklist shown anew when something was written in it, or a report arrived. */
@Component
class ConversationsNews {

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	ConversationsNews(Conferences conferences, NeedToKnow needToKnow, CardScreen screen) {
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@EventListener
	void moved(ConversationsMoved moved) {
		changed(moved.conference());
	}

	@EventListener
	void reportReceived(ReportReceived received) {
		changed(received.conference());
	}

	@EventListener
	void conferenceChanged(ConferenceChanged change) {
		changed(change.conference());
	}

	/** Only for those who look after it: each of them has a card of their own. */
	private void changed(UUID id) {
		Conference conference = this.conferences.get(id);
		Set<String> readers = new LinkedHashSet<>(this.needToKnow.keepers(conference.kind()));
		readers.add(conference.chairId());
		readers.forEach((reader) -> this.screen.changed(ChecklistCard.KIND, Desk.of(id, reader).subject(), id));
	}

}
