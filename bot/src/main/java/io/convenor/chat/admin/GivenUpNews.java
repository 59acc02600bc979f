package io.convenor.chat.admin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.WorkSetAside;
import io.convenor.timescales.Dates;

/**
 * Tells those who see to it what was given up or set aside, on one card that is kept up
 * to date.
 */
@Component
class GivenUpNews {

	private final GivenUp givenUp;

	private final Deliveries deliveries;

	private final TeamsChats chats;

	private final CardScreen screen;

	private final Clock clock;

	GivenUpNews(GivenUp givenUp, Deliveries deliveries, TeamsChats chats, CardScreen screen, Clock clock) {
		this.givenUp = givenUp;
		this.deliveries = deliveries;
		this.chats = chats;
		this.screen = screen;
		this.clock = clock;
	}

	/** A card that cannot be shown is no reason to post another. */
	@EventListener
	void on(DeliveryMoved moved) {
		Delivery delivery = moved.delivery();
		if (!CardScreen.isServedBy(delivery) && mayHaveBeenGivenUp(delivery)) {
			boolean now = delivery.state() == Delivery.State.GIVEN_UP;
			this.givenUp.seeingTo(delivery).forEach((person) -> changed(person, now));
		}
	}

	/** Something that was read could not be taken in. */
	@EventListener
	void on(WorkSetAside aside) {
		this.givenUp.seeingTo(aside).forEach((person) -> changed(person, true));
	}

	private void changed(String person, boolean worse) {
		this.screen.changed(GivenUpList.KIND, person, about(person));
		if (worse) {
			this.chats.withPerson(person)
				.ifPresent((chat) -> this.screen.postOnce("given-up-list:" + person + ":" + occasion(), chat,
						GivenUpList.KIND, person, about(person)));
		}
	}

	/**
	 * A card that grows makes no sound, so there is a new one each day, and after
	 * everything was tried again.
	 */
	private String occasion() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
		return today + this.deliveries.lastTriedAgain().map((at) -> " after " + at).orElse("");
	}

	private static UUID about(String person) {
		return UUID.nameUUIDFromBytes(("given-up:" + person).getBytes(StandardCharsets.UTF_8));
	}

	/** What is done at the first attempt never was. */
	private static boolean mayHaveBeenGivenUp(Delivery delivery) {
		return delivery.attempts() > 1 || delivery.state() == Delivery.State.GIVEN_UP;
	}

}
