package io.convenor.chat.admin;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Conversation;
import io.convenor.chat.Conversations;
import io.convenor.chat.Scope;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.people.Staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

class GivenUpTests {

	private static final UUID CONFERENCE = UUID.randomUUID();

	private static final String KEY = CONFERENCE + "/report-request/" + UUID.randomUUID();

	private final Conversation chat = new Conversation("a:joan", Scope.PERSONAL, "https://teams.example", "28:bot",
			"tenant", "joan", null);

	private final Conversations conversations = Mockito.mock(Conversations.class);

	private final CardScreen screen = Mockito.mock(CardScreen.class);

	private final GivenUpNews news = new GivenUpNews(new Staff(Set.of("helen"), Set.of("joan", "priya")),
			this.conversations, this.screen);

	@Test
	void everyAdministratorWhoHasAChatWithTheBotIsToldOnce() {
		given(this.conversations.withPerson("joan")).willReturn(Optional.of(this.chat));
		given(this.conversations.withPerson("priya")).willReturn(Optional.empty());
		Delivery delivery = delivery("mail", Delivery.State.GIVEN_UP);
		this.news.deliveryMoved(new DeliveryMoved(delivery));
		then(this.screen).should()
			.postOnce("given-up:" + delivery.id() + ":joan", this.chat, "given-up", KEY, CONFERENCE);
		then(this.screen).shouldHaveNoMoreInteractions();
	}

	@Test
	void whatIsStillTriedAndCardsThemselvesAreNoNewsForThem() {
		given(this.conversations.withPerson(any())).willReturn(Optional.of(this.chat));
		this.news.deliveryMoved(new DeliveryMoved(delivery("mail", Delivery.State.FAILED)));
		this.news.deliveryMoved(new DeliveryMoved(delivery("card.post", Delivery.State.GIVEN_UP)));
		then(this.screen).should(never()).postOnce(any(), any(), any(), any(), any());
	}

	@Test
	void theCardSaysWhatAndWhyButNotToWhom() {
		Deliveries deliveries = Mockito.mock(Deliveries.class);
		given(deliveries.byKey(KEY)).willReturn(Optional.of(delivery("mail", Delivery.State.GIVEN_UP)));
		String card = new GivenUpCard(deliveries, Mockito.mock(Conferences.class)).of(KEY)
			.orElseThrow()
			.card()
			.json()
			.toString();
		assertThat(card).contains("email, report request", "Microsoft 365 refused it (ErrorInvalidRecipients)")
			.doesNotContain("Ann Bell");
	}

	private static Delivery delivery(String kind, Delivery.State state) {
		return new Delivery(UUID.randomUUID(), KEY, kind, CONFERENCE, "Ann Bell (School, Hill School)", state,
				"Microsoft 365 refused it (ErrorInvalidRecipients)", 1, 1, Instant.EPOCH, null);
	}

}
