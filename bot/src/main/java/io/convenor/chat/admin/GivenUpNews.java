package io.convenor.chat.admin;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversations;
import io.convenor.chat.teams.CardScreen;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.people.Staff;

/** Tells each administrator who has spoken to the bot when a delivery is given up. */
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

	/** A card that cannot be shown is no reason to post another. */
	@EventListener
	void on(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (CardScreen.isServedBy(delivery)) {
			return;
		}
		String id = delivery.id().toString();
		if (mayHaveBeenGivenUp(delivery)) {
			this.screen.changed(GivenUpCard.KIND, id, delivery.subject());
		}
		if (delivery.state() == Delivery.State.GIVEN_UP) {
			this.staff.administrators()
				.forEach((administrator) -> this.conversations.withPerson(administrator)
					.ifPresent((chat) -> this.screen.postOnce("given-up:" + id + ":" + administrator, chat,
							GivenUpCard.KIND, id, delivery.subject())));
		}
	}

	/** What is done at the first attempt never was. */
	private static boolean mayHaveBeenGivenUp(Delivery delivery) {
		return delivery.attempts() > 1 || delivery.state() == Delivery.State.GIVEN_UP;
	}

}
