package io.convenor.chat.overview;

import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.BirthRecorded;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.outcomes.ConversationsMoved;
import io.convenor.outcomes.OutcomeMoved;
import io.convenor.reports.MailKeys;
import io.convenor.reports.ReportReceived;

/** Has a conference's cards shown anew when something became of it. */
@Component
class ConferenceNews {

	private final CardScreen screen;

	ConferenceNews(CardScreen screen) {
		this.screen = screen;
	}

	@EventListener
	void deliveryMoved(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (!CardScreen.isServedBy(delivery) && !MailKeys.isOurs(delivery.key(), delivery.subject())
				&& !OutcomeMoved.tellsOf(delivery)) {
			changed(delivery.subject());
		}
	}

	@EventListener
	void outcomeMoved(OutcomeMoved moved) {
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

	@EventListener
	void born(BirthRecorded birth) {
		changed(birth.conference());
	}

	@EventListener
	void held(ConferenceHeld held) {
		changed(held.conference());
	}

	@EventListener
	void conversationsMoved(ConversationsMoved moved) {
		changed(moved.conference());
	}

	private void changed(UUID conference) {
		this.screen.changed(ConferenceCard.KIND, conference.toString(), conference);
		this.screen.changed(ConferenceInBrief.KIND, conference.toString(), conference);
	}

}
