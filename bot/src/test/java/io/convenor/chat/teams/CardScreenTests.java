package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.chat.CardViews;
import io.convenor.chat.CardViews.Seen;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Scope;
import io.convenor.chat.Witness;
import io.convenor.delivery.Deliveries;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class CardScreenTests {

	private static final String CHAT = "chat of nora";

	private static final long DOUBTFUL = -1;

	private final Connector connector = mock(Connector.class);

	private final CardViews views = mock(CardViews.class);

	private final PostedCards cards = mock(PostedCards.class);

	private final UUID id = UUID.randomUUID();

	private CardScreen screen;

	@BeforeEach
	void aCardThatItsRoomDoesNotFindAnyMore() {
		given(this.views.of(any(), any(), any())).willReturn(new Seen.Gone());
		this.screen = new CardScreen(this.cards, this.views, mock(TeamsChats.class), this.connector,
				mock(Deliveries.class), mock(Witness.class), JsonMapper.shared(), Duration.ZERO, Clock.systemUTC());
	}

	/** Some rooms say of what is not for somebody that it is not there. */
	@Test
	void whatIsNotThereAnyMoreForALeaverIsBlanked() {
		shows(DOUBTFUL);
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), any());
		then(this.cards).should().forget(this.id);
	}

	@Test
	void whatIsNotThereAnyMoreForSomebodyWhoKnowsNoLessStandsAsItWas() {
		shows(3);
		this.screen.refresh(this.id);
		then(this.connector).should(never()).update(any(), any(), any(), any());
		then(this.cards).should().forget(this.id);
	}

	private void shows(long version) {
		given(this.cards.inPlace(this.id)).willReturn(Optional.of(new PostedCards.InPlace(
				new PostedCard(this.id, "apart", UUID.randomUUID().toString(), version, CHAT, "message", Instant.EPOCH),
				new TeamsChat(CHAT, Scope.PERSONAL, "https://teams.example/", "28:bot", "tenant", "nora", null))));
	}

}
