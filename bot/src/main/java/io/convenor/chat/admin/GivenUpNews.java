package io.convenor.chat.admin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Conversations;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.WorkSetAside;
import io.convenor.reports.CustodiansMail;
import io.convenor.timescales.Dates;

/**
 * Tells those who see to it when a delivery is given up: the administration team, or the
 * custodians where it is about allegations.
 */
@Component
class GivenUpNews {

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CustodiansMail custodiansMail;

	private final Conversations conversations;

	private final CardScreen screen;

	private final GivenUpList list;

	private final Clock clock;

	GivenUpNews(Conferences conferences, NeedToKnow needToKnow, CustodiansMail custodiansMail,
			Conversations conversations, CardScreen screen, GivenUpList list, Clock clock) {
		this.custodiansMail = custodiansMail;
		this.list = list;
		this.clock = clock;
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
		if (mayHaveBeenGivenUp(delivery)) {
			this.screen.changed(GivenUpCard.KIND, id, delivery.subject());
			seeingToIt(delivery).forEach(this::listChanged);
		}
		if (delivery.state() == Delivery.State.GIVEN_UP) {
			seeingToIt(delivery).forEach((person) -> tell(person, delivery));
		}
	}

	/** Something that was read could not be taken in. */
	@EventListener
	void on(WorkSetAside aside) {
		this.needToKnow.administrators().forEach((person) -> {
			listChanged(person);
			list(person);
		});
	}

	/** The first has a card of its own; what follows is in one list. */
	private void tell(String person, Delivery delivery) {
		if (this.list.size(person) > 1) {
			list(person);
			return;
		}
		String id = delivery.id().toString();
		this.conversations.withPerson(person)
			.ifPresent((chat) -> this.screen.postOnce("given-up:" + id + ":" + person, chat, GivenUpCard.KIND, id,
					delivery.subject()));
	}

	/** Once a day; it is kept up to date. */
	private void list(String person) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
		this.conversations.withPerson(person)
			.ifPresent((chat) -> this.screen.postOnce("given-up-list:" + person + ":" + today, chat, GivenUpList.KIND,
					person, about(person)));
	}

	private void listChanged(String person) {
		this.screen.changed(GivenUpList.KIND, person, about(person));
	}

	private static UUID about(String person) {
		return UUID.nameUUIDFromBytes(("given-up:" + person).getBytes(StandardCharsets.UTF_8));
	}

	/** What is done at the first attempt never was. */
	private static boolean mayHaveBeenGivenUp(Delivery delivery) {
		return delivery.attempts() > 1 || delivery.state() == Delivery.State.GIVEN_UP;
	}

	private Set<String> seeingToIt(Delivery delivery) {
		return this.conferences.findById(delivery.subject())
			.map((conference) -> this.needToKnow.keepers(conference.kind()))
			.orElseGet(() -> this.custodiansMail.among(Set.of(delivery.subject())).isEmpty()
					? this.needToKnow.administrators() : this.needToKnow.custodians());
	}

}
