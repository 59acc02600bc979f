package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.CardViews.Seen;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.News;
import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Witness;
import io.convenor.chat.cards.Card;
import io.convenor.delivery.Deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class CardScreenTests {

	private static final String CHAT = "chat of nora";

	private static final long DOUBTFUL = -1;

	private static final String ANSWER = Card.saying("It was saved").text("It was saved").build().json().toString();

	private final Connector connector = mock(Connector.class);

	private final CardViews views = mock(CardViews.class);

	private final PostedCards cards = mock(PostedCards.class);

	private final UUID id = UUID.randomUUID();

	private CardScreen screen;

	@BeforeEach
	void aCardThatItsRoomDoesNotFindAnyMore() {
		given(this.views.of(any(), any(), any(), any())).willReturn(new Seen.Gone());
		this.screen = new CardScreen(this.cards, this.views, mock(TeamsChats.class), this.connector,
				mock(Deliveries.class), mock(Witness.class), mock(News.class), new EditsUnderWay(), JsonMapper.shared(),
				Duration.ZERO, Duration.ZERO, Clock.systemUTC());
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
		then(this.cards).should().gaveWayToWhatStays(this.id);
	}

	@Test
	void whatAPressWasAnsweredWithIsPutIntoTheMessageAsItWas() {
		shows(3, new PostedCards.Answer(4, ANSWER));
		subjectIsAt(4);
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), holding("It was saved"));
		then(this.cards).should().showsInstead(any(), eq(4L));
	}

	@Test
	void whatChangedAfterTheAnswerIsPutIntoTheMessageInstead() {
		shows(3, new PostedCards.Answer(4, ANSWER));
		subjectIsAt(5);
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), holding("As it stands"));
	}

	@Test
	void aNoticeOfAnEarlierAnswerDoesNotStayWhenTheNextHasNone() {
		shows(4, new PostedCards.Answer(4, null));
		subjectIsAt(4);
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), holding("As it stands"));
	}

	@Test
	void whoMayNotSeeItAnyMoreFindsABlankMessageAndNotTheAnswer() {
		shows(3, new PostedCards.Answer(3, ANSWER));
		given(this.views.of(any(), any(), any(), any()))
			.willReturn(new Seen.Withheld(new ShownTo.One("nora", Audience.CHAIRS)));
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), eq(Reply.show(Blank.CARD)));
	}

	@Test
	void whatIsGoneBeforeItsMessageWasBroughtToTheAnswerIsBlanked() {
		shows(3, new PostedCards.Answer(4, ANSWER));
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), eq(Reply.show(Blank.CARD)));
	}

	/** Two presses on a list within a moment have it looked at twice. */
	@Test
	void aListThatHoldsTheAnswerToItsLastPressIsNotBlanked() {
		stays(PostedCard.NOTHING_YET, new PostedCards.Answer(PostedCard.NOTHING_YET, ANSWER));
		given(this.cards.stands(any())).willReturn(true);
		assertThat(this.screen.refresh(this.id)).isTrue();
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), holding("It was saved"));
		stays(0, null);
		assertThat(this.screen.refresh(this.id)).isTrue();
		then(this.connector).shouldHaveNoMoreInteractions();
		then(this.cards).should(never()).gaveWayToWhatStays(any());
	}

	@Test
	void aListThatIsDoubtedIsBlanked() {
		stays(DOUBTFUL, null);
		this.screen.refresh(this.id);
		then(this.connector).should().update(any(), eq(CHAT), eq("message"), eq(Reply.show(Blank.CARD)));
	}

	@Test
	void anAnswerThatTeamsRefusesKeepsNothingLaterFromBeingShown() {
		shows(3, new PostedCards.Answer(3, ANSWER));
		subjectIsAt(3);
		willThrow(new SendFailure.Refused("too large")).given(this.connector).update(any(), any(), any(), any());
		assertThatExceptionOfType(SendFailure.Refused.class).isThrownBy(() -> this.screen.refresh(this.id));
		then(this.cards).should().needsNoAnswer(any());
	}

	private void subjectIsAt(long version) {
		given(this.views.of(any(), any(), any(), any()))
			.willReturn(new Seen.There(new CardView.View(Card.saying("As it stands").text("As it stands").build(),
					version, new ShownTo.One("nora", Audience.CHAIRS))));
		given(this.cards.showsInstead(any(), anyLong())).willReturn(true);
	}

	private static Reply.Message holding(String text) {
		return argThat((message) -> message instanceof Reply.Show(Card card) && card.json().toString().contains(text));
	}

	private void shows(long version) {
		shows(version, null);
	}

	private void stays(long version, PostedCards.@Nullable Answer answer) {
		shows(PostedCard.STAYS, version, answer);
	}

	private void shows(long version, PostedCards.@Nullable Answer answer) {
		shows("apart", version, answer);
	}

	private void shows(String kind, long version, PostedCards.@Nullable Answer answer) {
		given(this.cards.inPlace(this.id)).willReturn(Optional.of(new PostedCards.InPlace(
				new PostedCard(this.id, kind, UUID.randomUUID().toString(), version, CHAT, "message", Instant.EPOCH),
				new TeamsChat(CHAT, Scope.PERSONAL, "https://teams.example/", "28:bot", "tenant", "nora", null), 1,
				answer)));
	}

}
