package io.convenor.chat.admin;

import java.util.Set;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversations;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;

/**
 * Tells those who see to it when a delivery is given up: the administration team, or the
 * custodians where it is about allegations.
 */
@Component
class GivenUpNews {

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final Conversations conversations;

	private final CardScreen screen;

	GivenUpNews(Conferences conferences, NeedToKnow needToKnow, Conversations conversations, CardScreen screen) {
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.conversations = conversations;
		this.screen = screen;
	}

	/** A card that cannot be shown is no reason to post another. */
	@EventListener
	void on(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (CardScreen.isServedBy(delivery)) {
			return;
		}
		String id = delivery.id().toString();
		this.screen.changed(GivenUpCard.KIND, id, delivery.subject());
		if (delivery.state() == Delivery.State.GIVEN_UP) {
			seeingToIt(delivery).forEach((person) -> this.conversations.withPerson(person)
				.ifPresent((chat) -> this.screen.postOnce("given-up:" + id + ":" + person, chat, GivenUpCard.KIND, id,
						delivery.subject())));
		}
	}

	private Set<String> seeingToIt(Delivery delivery) {
		return this.conferences.findById(delivery.subject())
			.map((conference) -> this.needToKnow.keepers(conference.kind()))
			.orElseGet(this.needToKnow::administrators);
	}

}
