package io.convenor.chat.outcome;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.chat.signin.SignIns;
import io.convenor.chat.teams.Connector;
import io.convenor.chat.teams.SendFailure;
import io.convenor.delivery.Courier;
import io.convenor.graph.Channels;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.outcomes.Outcome.Posted;
import io.convenor.outcomes.PostSummary;
import io.convenor.outcomes.PostingSummaries;
import io.convenor.outcomes.Summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class SummaryCourierTests {

	private static final String HELEN = "helen's object id";

	private static final Instant NOW = Instant.parse("2026-03-03T15:00:00Z");

	private static final IdempotencyKey FIRST = IdempotencyKey.first("summary");

	private static final IdempotencyKey AGAIN = IdempotencyKey.again("summary");

	private static final Channels.Channel CHANNEL = new Channels.Channel("team", "19:outcomes@thread.tacv2");

	private final SignIns signIns = mock();

	private final Channels channels = mock();

	private final Connector connector = mock();

	private final TeamsChats chats = mock();

	private final PostingSummaries posting = mock();

	private final SummaryCourier courier = new SummaryCourier(this.signIns, this.channels, this.connector, this.chats,
			new OutcomesChannel(this.chats,
					new TeamsSettings("app", "issuer", URI.create("https://keys.example"), Set.of("smba.example"),
							"api://app", "convenor"),
					new TeamsAddress("https://smba.example/teams/"), new Tenancy("tenant")),
			this.posting, Clock.fixed(NOW, ZoneOffset.UTC));

	@BeforeEach
	void helenHasAChatWithTheBot() {
		given(this.chats.withPerson(HELEN)).willReturn(Optional
			.of(new TeamsChat("a:helen", Scope.PERSONAL, "https://smba.example/uk/", "28:app", "tenant", HELEN, null)));
		given(this.chats.find(anyString())).willReturn(Optional.empty());
		given(this.channels.find(any(), any())).willReturn(Optional.empty());
		given(this.connector.post(any(), any())).willReturn(new Connector.Posted("19:outcomes;messageid=1", "1"));
	}

	@Test
	void aChairWhoIsSignedInPostsIt() {
		signedIn();
		given(this.channels.postFor(eq(FIRST), eq("token"), eq(CHANNEL), any()))
			.willReturn(new Channels.PostedMessage("1", false));
		assertThat(carry(FIRST, NOW)).isEqualTo(Courier.Outcome.done(Posted.FOR_THE_CHAIR));
		ArgumentCaptor<Channels.Post> post = ArgumentCaptor.captor();
		verify(this.channels).postFor(any(), any(), any(), post.capture());
		assertThat(post.getValue().summary()).isEqualTo("CP-7F3KM: outcome and actions");
		assertThat(post.getValue().cardJson()).contains("\"id\":\"" + FIRST.uuid() + "\"");
		verifyNoInteractions(this.connector);
	}

	@Test
	void theFirstAttemptAsksAChairWhoIsNotSignedInAndWaitsAMoment() {
		assertThat(carry(FIRST, NOW.plusSeconds(20))).isEqualTo(waitingUntil(NOW.plusSeconds(2)));
		verify(this.connector).askToSignIn(any(), anyString());
		verify(this.connector, never()).post(any(), any());
	}

	@Test
	void laterAttemptsWaitWithoutAskingAgain() {
		assertThat(carry(AGAIN, NOW.plusSeconds(20))).isEqualTo(waitingUntil(NOW.plusSeconds(2)));
		assertThat(carry(AGAIN, NOW.plusSeconds(1))).isEqualTo(waitingUntil(NOW.plusSeconds(1)));
		verifyNoInteractions(this.connector, this.channels);
	}

	@Test
	void afterTheWaitTheBotPostsItInANewThreadOnceItSawThatItIsNotThere() {
		assertThat(carry(AGAIN, NOW)).isEqualTo(Courier.Outcome.done(Posted.BY_THE_BOT));
		ArgumentCaptor<TeamsChat> where = ArgumentCaptor.captor();
		ArgumentCaptor<Reply.Message> what = ArgumentCaptor.captor();
		verify(this.channels).find(AGAIN, CHANNEL);
		verify(this.connector).post(where.capture(), what.capture());
		assertThat(where.getValue()).isEqualTo(new TeamsChat(CHANNEL.channelId(), Scope.CHANNEL,
				"https://smba.example/uk/", "28:app", "tenant", null, "team"));
		assertThat(((Reply.Show) what.getValue()).card().json().at("/body/0/id").asText())
			.isEqualTo(AGAIN.uuid().toString());
	}

	@Test
	void whatIsThereAlreadyIsNotPostedAgainWhicheverWayItWent() {
		given(this.channels.find(AGAIN, CHANNEL)).willReturn(Optional.of(new Channels.PostedMessage("1", false)));
		assertThat(carry(AGAIN, NOW)).isEqualTo(Courier.Outcome.done(Posted.FOR_THE_CHAIR));
		signedIn();
		given(this.channels.postFor(any(), any(), any(), any())).willReturn(new Channels.PostedMessage("1", true));
		assertThat(carry(AGAIN, NOW)).isEqualTo(Courier.Outcome.done(Posted.BY_THE_BOT));
		verify(this.connector, never()).post(any(), any());
	}

	@Test
	void aSignInThatMicrosoftNoLongerTakesIsForgottenAndAskedForAnew() {
		signedIn();
		given(this.channels.postFor(any(), any(), any(), any()))
			.willThrow(new GraphFailure.ConsentMissing("expired", null));
		assertThat(carry(FIRST, NOW.plusSeconds(20))).isEqualTo(waitingUntil(NOW.plusSeconds(2)));
		verify(this.signIns).forget(HELEN);
		verify(this.connector).askToSignIn(any(), anyString());
	}

	@Test
	void aChairWhoMayNotPostThereHasItPostedByTheBotAtOnce() {
		signedIn();
		given(this.channels.postFor(any(), any(), any(), any()))
			.willThrow(new GraphFailure.Rejected(403, "Forbidden", "not a member", null, null));
		assertThat(carry(FIRST, NOW.plusSeconds(20))).isEqualTo(Courier.Outcome.done(Posted.BY_THE_BOT));
	}

	@Test
	void anAnswerThatWasLostIsLeftToTheDeliveryToLookFor() {
		signedIn();
		given(this.channels.postFor(any(), any(), any(), any()))
			.willThrow(new GraphFailure.Ambiguous("no answer", null));
		assertThatThrownBy(() -> carry(FIRST, NOW)).isInstanceOf(GraphFailure.Ambiguous.class);
		verifyNoInteractions(this.connector);
	}

	@Test
	void aChairWhoCannotBeAskedIsNotWaitedFor() {
		given(this.chats.withPerson(HELEN)).willReturn(Optional.empty());
		assertThat(carry(FIRST, NOW.plusSeconds(20))).isEqualTo(Courier.Outcome.done(Posted.BY_THE_BOT));
		ArgumentCaptor<TeamsChat> where = ArgumentCaptor.captor();
		verify(this.connector).post(where.capture(), any());
		assertThat(where.getValue().serviceUrl()).isEqualTo("https://smba.example/teams/");
	}

	@Test
	void anAddressThatIsNotTrustedIsNotUsed() {
		given(this.chats.find(CHANNEL.channelId())).willReturn(Optional.of(new TeamsChat(CHANNEL.channelId(),
				Scope.CHANNEL, "https://elsewhere.example/", "28:app", "tenant", null, "team")));
		carry(AGAIN, NOW);
		ArgumentCaptor<TeamsChat> where = ArgumentCaptor.captor();
		verify(this.connector).post(where.capture(), any());
		assertThat(where.getValue().serviceUrl()).isEqualTo("https://smba.example/teams/");
	}

	@Test
	void whatTeamsAnswersTheBotIsTriedAgainOrGivenUp() {
		SendFailure.Throttled throttled = mock();
		given(throttled.until()).willReturn(NOW.plus(Duration.ofMinutes(1)));
		given(this.connector.post(any(), any())).willThrow(throttled, mock(SendFailure.Unreachable.class),
				mock(SendFailure.Gone.class), mock(SendFailure.Refused.class));
		assertThat(carry(AGAIN, NOW))
			.isEqualTo(new Courier.Outcome.TryAgain<>(NOW.plus(Duration.ofMinutes(1)), "Teams asked us to wait"));
		assertThat(carry(AGAIN, NOW)).isInstanceOf(Courier.Outcome.TryAgain.class);
		assertThat(carry(AGAIN, NOW)).isInstanceOfSatisfying(Courier.Outcome.TryAgain.class,
				(again) -> assertThat(again.reason()).contains("an administrator can add me"));
		assertThat(carry(AGAIN, NOW)).isInstanceOf(Courier.Outcome.Refused.class);
	}

	@Test
	void theRoomLearnsHowItWasPosted() {
		PostSummary summary = summary(NOW);
		this.courier.arrived(summary, Posted.BY_THE_BOT, UUID.randomUUID());
		verify(this.posting).posted(summary.outcome(), Posted.BY_THE_BOT);
	}

	private void signedIn() {
		given(this.signIns.assertionOf(HELEN)).willReturn(Optional.of("token"));
	}

	private Courier.Outcome<Posted> carry(IdempotencyKey key, Instant signInBy) {
		return this.courier.carry(summary(signInBy), key, UUID.randomUUID());
	}

	private static PostSummary summary(Instant signInBy) {
		return new PostSummary(UUID.randomUUID(), CHANNEL.teamId(), CHANNEL.channelId(), HELEN,
				new Summary("CP-7F3KM", "Held.", List.of(), List.of(), null), signInBy);
	}

	private static Courier.Outcome<Posted> waitingUntil(Instant again) {
		return new Courier.Outcome.NotYet<>(again, "please sign in, so that it is posted in your name");
	}

}
