package io.convenor.graph;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.authority.Tokens;
import io.convenor.tenant.world.ChannelMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Tag("slow")
class ChannelsTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private static final Channels.Channel OUTCOMES = new Channels.Channel(Northmere.TEAM_ID,
			Northmere.CONFERENCE_OUTCOMES.id());

	private static final String HELEN = Northmere.HELEN_OKAFOR.id();

	private static final String CARD = """
			{"type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","text":"Actions \\"agreed\\""}]}""";

	private final IdempotencyKey key = IdempotencyKey.first("summary " + UUID.randomUUID());

	private final IdempotencyKey again = IdempotencyKey.again(this.key.value());

	@BeforeAll
	static void mayReadTheChannel() {
		NORTHMERE.grant("ChannelMessage.Read.Group");
	}

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
		NORTHMERE.authority().consent(HELEN);
	}

	@Test
	void theSummaryIsPostedInTheNameOfTheChair() {
		Channels.PostedMessage posted = post(this.key);
		ChannelMessage message = messages().getFirst();
		assertThat(message.id()).isEqualTo(posted.id());
		assertThat(message.fromApplication()).isFalse();
		assertThat(message.fromName()).isEqualTo("Helen Okafor");
		assertThat(message.attachments()).singleElement().satisfies((card) -> {
			assertThat(card.contentType()).isEqualTo("application/vnd.microsoft.card.adaptive");
			assertThat(card.content()).isEqualTo(CARD);
			assertThat(message.html()).contains(card.id());
		});
	}

	@Test
	void aPostIsOneRequest() {
		assertThat(NORTHMERE.requestsOf(() -> post(this.key))).hasSize(1);
	}

	@Test
	void aPostWhoseAnswerWasLostIsThereOnce() {
		NORTHMERE.misbehave().on("POST", "/teams/*/channels/*/messages").workWithoutAnswering();
		assertThatThrownBy(() -> post(this.key)).isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(post(this.again).id()).isEqualTo(messages().getFirst().id());
		assertThat(messages()).hasSize(1);
	}

	@Test
	void aPostThatNeverArrivedIsThereOnce() {
		NORTHMERE.misbehave().on("POST", "/teams/*/channels/*/messages").dropConnection();
		assertThatThrownBy(() -> post(this.key)).isInstanceOf(GraphFailure.Ambiguous.class);
		post(this.again);
		assertThat(messages()).hasSize(1);
	}

	@Test
	void whatWasPostedCanBeFoundAndWhatWasNotCannot() {
		assertThat(channels().find(this.key, OUTCOMES)).isEmpty();
		assertThat(channels().find(IdempotencyKey.first(this.key.value()), OUTCOMES)).isEmpty();
		Channels.PostedMessage posted = post(this.key);
		assertThat(channels().find(this.key, OUTCOMES)).contains(posted);
	}

	@Test
	void whatTheBotPostedItselfIsRecognisedByTheKeyInItsCard() {
		NORTHMERE.tenant()
			.channels()
			.postAsApplication(OUTCOMES.channelId(), null, Northmere.APP_ID, Northmere.APP_NAME, "",
					List.of(new ChannelMessage.Attached("chosen by Teams", "application/vnd.microsoft.card.adaptive",
							null, "{\"type\":\"AdaptiveCard\",\"id\":\"" + this.key.uuid() + "\"}", null)));
		assertThat(channels().find(this.key, OUTCOMES)).get()
			.extracting(Channels.PostedMessage::byABot)
			.isEqualTo(true);
	}

	@Test
	void withoutThePersonsConsentNothingIsPosted() {
		NORTHMERE.authority().withdrawConsent(HELEN);
		assertThat(catchThrowableOfType(GraphFailure.ConsentMissing.class, () -> post(this.key)))
			.hasMessageContaining("AADSTS65001");
		assertThat(messages()).isEmpty();
	}

	@Test
	void consentToSomethingElseIsNotEnough() {
		NORTHMERE.authority().consent(HELEN, List.of("User.Read"));
		assertThatThrownBy(() -> post(this.key)).isInstanceOf(GraphFailure.ConsentMissing.class);
	}

	@Test
	void aSignInThatIsNoGoodIsMissingConsentToo() {
		Tokens tokens = NORTHMERE.authority().tokens();
		for (String bad : List.of(tokens.expiredSsoToken(HELEN), tokens.ssoTokenForAnotherApp(HELEN), "nonsense")) {
			assertThatThrownBy(() -> channels().postFor(this.key, bad, OUTCOMES, new Channels.Post("Summary", CARD)))
				.isInstanceOf(GraphFailure.ConsentMissing.class);
		}
		assertThat(messages()).isEmpty();
	}

	@Test
	void aChannelThatIsNotThereIsNotFound() {
		assertThatThrownBy(() -> channels().postFor(this.key, NORTHMERE.signIn(HELEN),
				new Channels.Channel(Northmere.TEAM_ID, "19:none@thread.tacv2"), new Channels.Post("Summary", CARD)))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

	@Test
	void theChannelsOfTheTeamAreListed() {
		assertThat(channels().of(Northmere.TEAM_ID)).contains(
				new Channels.NamedChannel(Northmere.CONFERENCE_OUTCOMES.id(), "Conference outcomes"),
				new Channels.NamedChannel(Northmere.GENERAL.id(), "General"));
	}

	private static Channels channels() {
		return NORTHMERE.graph().channels();
	}

	private Channels.PostedMessage post(IdempotencyKey key) {
		return channels().postFor(key, NORTHMERE.signIn(HELEN), OUTCOMES, new Channels.Post("Summary", CARD));
	}

	private List<ChannelMessage> messages() {
		return NORTHMERE.tenant()
			.channels()
			.messages(OUTCOMES.channelId())
			.stream()
			.filter((message) -> message.html().contains(this.key.uuid().toString()))
			.toList();
	}

}
