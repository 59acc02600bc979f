package io.convenor.chat.admin;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversations;
import io.convenor.chat.teams.CardScreen;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.people.Staff;

/** Tells every administrator who has a chat with the bot when it gives something up. */
@Component
class GivenUpNews {

	private final Staff staff;

	private final Conversations conversations;

	private final CardScreen screen;

	GivenUpNews(Staff staff, Conversations conversations, CardScreen screen) {
		this.staff = staff;
		this.conversations = conversations;
		this.screen = screen;
	}

	/**
	 * Runs in the transaction that gives it up. Where a card could not be shown, another
	 * would not get through either.
	 */
	@EventListener
	void deliveryMoved(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (delivery.state() == Delivery.State.GIVEN_UP && !CardScreen.isServedBy(delivery)) {
			this.staff.administrators().forEach((administrator) -> tell(administrator, delivery));
		}
	}

	private void tell(String administrator, Delivery delivery) {
		this.conversations.withPerson(administrator)
			.ifPresent((chat) -> this.screen.postOnce(GivenUpCard.KIND + ":" + delivery.id() + ":" + administrator,
					chat, GivenUpCard.KIND, delivery.key(), delivery.subject()));
	}

}
