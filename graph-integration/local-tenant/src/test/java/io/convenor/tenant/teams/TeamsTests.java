package io.convenor.tenant.teams;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.authority.Tokens;
import io.convenor.tenant.teams.ConnectorFaults.Fault;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** People talk to a bot in Teams, and it to them. */
@Tag("slow")
class TeamsTests {

	private static final LocalTenant TENANT = LocalTenant.start(Settings.with(Clock.systemUTC()),
			AuthorityConfiguration.class, TeamsConfiguration.class);

	private static final Person HELEN = Northmere.HELEN_OKAFOR;

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final String BOOKING = """
			{"type": "AdaptiveCard", "version": "1.5", "body": [
			  {"type": "TextBlock", "text": "Book a conference"},
			  {"type": "Input.Text", "id": "reference", "label": "Case reference", "isRequired": true},
			  {"type": "Input.ChoiceSet", "id": "mode", "label": "How", "value": "hybrid",
			   "choices": [{"title": "Hybrid", "value": "hybrid"}, {"title": "Virtual", "value": "virtual"}]}],
			 "actions": [{"type": "Action.Execute", "title": "Find slots", "verb": "slots", "data": {"conference": "7"}},
			  {"type": "Action.Submit", "title": "Old way", "data": {"old": true}}]}
			""";

	private static final String SLOTS = """
			{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Three slots"}]}
			""";

	private final TeamsClient teams = TENANT.part(TeamsClient.class);

	private final TeamsChats chats = TENANT.part(TeamsChats.class);

	private final ConnectorFaults faults = TENANT.part(ConnectorFaults.class);

	private TinyBot bot;

	@BeforeEach
	void start() throws IOException {
		this.bot = new TinyBot(TENANT.part(Tokens.class).botToken());
		this.teams.talksTo(this.bot.uri());
	}

	@AfterEach
	void tidy() {
		this.bot.close();
		this.faults.clear();
		this.chats.addToTeam();
		this.chats.install(HELEN);
		TENANT.part(Authority.class).consent(HELEN.id());
		this.teams.everybodyHasDevices(1);
	}

	@AfterAll
	static void stop() {
		TENANT.close();
	}

	@Test
	void whatAPersonWritesReachesTheBotAsTeamsWritesIt() throws Exception {
		this.teams.as(HELEN).says("schedule");
		JsonNode activity = this.bot.received.getFirst();
		assertThat(activity.path("type").asString()).isEqualTo("message");
		assertThat(activity.path("text").asString()).isEqualTo("schedule");
		assertThat(activity.path("channelId").asString()).isEqualTo("msteams");
		assertThat(activity.path("serviceUrl").asString()).isEqualTo(TENANT.url() + "/teams/");
		assertThat(activity.path("from").path("aadObjectId").asString()).isEqualTo(HELEN.id());
		assertThat(activity.path("from").path("id").asString()).startsWith("29:");
		assertThat(activity.path("recipient").path("id").asString()).isEqualTo("28:" + Northmere.APP_ID);
		assertThat(activity.path("conversation").path("conversationType").asString()).isEqualTo("personal");
		assertThat(activity.path("channelData").path("tenant").path("id").asString()).isEqualTo(Northmere.TENANT_ID);
		SignedJWT token = SignedJWT.parse(this.bot.authorisations.getFirst().substring("Bearer ".length()));
		assertThat(token.getJWTClaimsSet().getStringClaim("serviceurl"))
			.isEqualTo(activity.path("serviceUrl").asString());
	}

	@Test
	void timestampsComeWithAndWithoutAFraction() {
		TeamsUser helen = this.teams.as(HELEN);
		List.of("one", "two", "three").forEach(helen::says);
		List<Integer> lengths = this.bot.received.stream()
			.map((activity) -> activity.path("timestamp").asString().length())
			.sorted()
			.toList();
		assertThat(lengths).containsExactly("2026-03-03T10:00:00Z".length(), "2026-03-03T10:00:00.211Z".length(),
				"2026-03-03T10:00:00.1234567Z".length());
	}

	@Test
	void aPersonFillsInACardAndSeesItChange() {
		this.bot.behaviour = (activity) -> {
			if (activity.path("type").asString().equals("message")) {
				this.bot.says(activity, TinyBot.card(BOOKING));
				return Json.object();
			}
			return TinyBot.invokeResponse(SLOTS);
		};
		TeamsUser helen = this.teams.as(HELEN);
		assertThat(helen.says("schedule").card().fields()).containsEntry("mode", "hybrid").containsKey("reference");
		Card first = helen.card();
		Reply reply = helen.presses("Find slots", Map.of("reference", "CP-1"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.card().text()).isEqualTo("Three slots");
		JsonNode sent = this.bot.received.getLast();
		JsonNode action = sent.path("value").path("action");
		assertThat(sent.path("name").asString()).isEqualTo("adaptiveCard/action");
		assertThat(sent.path("replyToId").asString()).isEqualTo(helen.chat().latestCardMessage().orElseThrow().id());
		assertThat(action.path("verb").asString()).isEqualTo("slots");
		assertThat(action.path("data"))
			.isEqualTo(Json.of(Map.of("reference", "CP-1", "mode", "hybrid", "conference", "7")));
		assertThat(helen.card().says("Three slots")).isTrue();
		assertThat(helen.presses(first, "slots", Map.of("reference", "CP-2")).status()).isEqualTo(200);
	}

	@Test
	void aCardIsNotSentWhileSomethingIsMissingOrUnknown() {
		this.bot.behaviour = (activity) -> {
			this.bot.says(activity, TinyBot.card(BOOKING));
			return Json.object();
		};
		TeamsUser helen = this.teams.as(HELEN);
		helen.says("schedule");
		assertThatThrownBy(() -> helen.presses("slots")).hasMessageContaining("Case reference");
		assertThatThrownBy(() -> helen.presses("slots", Map.of("shoe", "42"))).hasMessageContaining("no field shoe");
		assertThatThrownBy(() -> helen.presses("dance")).hasMessageContaining("no button dance");
		assertThat(this.bot.received).hasSize(1);
	}

	@Test
	void anOldStyleButtonSendsAMessageWithAValue() {
		this.bot.behaviour = (activity) -> {
			if (activity.has("text")) {
				this.bot.says(activity, TinyBot.card(BOOKING));
			}
			return Json.object();
		};
		TeamsUser helen = this.teams.as(HELEN);
		helen.says("schedule");
		helen.presses("Old way", Map.of("reference", "CP-1"));
		assertThat(this.bot.received.getLast().path("value").path("old").asBoolean()).isTrue();
		assertThat(this.bot.received.getLast().path("value").path("reference").asString()).isEqualTo("CP-1");
	}

	@Test
	void theBotIsMentionedInAChannelAndAnswersInTheThread() {
		this.bot.behaviour = (activity) -> {
			this.bot.says(activity, TinyBot.text("Here you are"));
			return Json.object();
		};
		TeamsUser helen = this.teams.as(HELEN).in(Northmere.GENERAL);
		Reply reply = helen.says("conferences");
		JsonNode activity = this.bot.received.getFirst();
		assertThat(activity.path("text").asString()).isEqualTo("<at>Convenor</at> conferences");
		assertThat(activity.path("conversation").path("id").asString())
			.startsWith(Northmere.GENERAL.id() + ";messageid=");
		assertThat(activity.path("channelData").path("channel").path("id").asString())
			.isEqualTo(Northmere.GENERAL.id());
		assertThat(activity.path("entities").toString()).contains("\"mention\"");
		assertThat(reply.text()).isEqualTo("Here you are");
		List<ChannelMessage> posts = TENANT.channels().messages(Northmere.GENERAL.id());
		assertThat(posts).extracting(ChannelMessage::fromApplication).containsExactly(false, true);
		assertThat(posts.getLast().replyTo()).isEqualTo(posts.getFirst().id());
	}

	@Test
	void theBotStartsAThreadInAChannelEditsItAndTakesItBack() {
		ObjectNode parameters = Json.object().put("isGroup", true).put("tenantId", Northmere.TENANT_ID);
		parameters.putObject("channelData").putObject("channel").put("id", Northmere.CONFERENCE_OUTCOMES.id());
		parameters.set("activity", TinyBot.text("Outcome"));
		JsonNode created = Json.read(connector("POST", "v3/conversations", parameters).body());
		String path = "v3/conversations/" + created.path("id").asString() + "/activities/";
		String id = created.path("activityId").asString();
		assertThat(connector("POST", path + id, TinyBot.text("A reply")).statusCode()).isEqualTo(201);
		assertThat(connector("PUT", path + id, TinyBot.text("Outcome, corrected")).statusCode()).isEqualTo(200);
		List<ChannelMessage> posts = TENANT.channels().messages(Northmere.CONFERENCE_OUTCOMES.id());
		assertThat(posts).extracting(ChannelMessage::html).containsExactly("Outcome, corrected", "A reply");
		assertThat(posts).allMatch(ChannelMessage::fromApplication);
		assertThat(posts.getLast().replyTo()).isEqualTo(id);
		assertThat(connector("DELETE", path + id, Json.object()).statusCode()).isEqualTo(200);
		assertThat(connector("PUT", path + id, TinyBot.text("Too late")).statusCode()).isEqualTo(404);
	}

	@Test
	void theBotWritesToSomebodyUnasked() {
		ObjectNode parameters = Json.object();
		String member = TeamsIds.of(Northmere.MARTIN_HALE);
		parameters.putArray("members").addObject().put("id", member);
		String chat = Json.read(connector("POST", "v3/conversations", parameters).body()).path("id").asString();
		String path = "v3/conversations/" + chat + "/activities";
		String id = Json.read(connector("POST", path, TinyBot.card(BOOKING)).body()).path("id").asString();
		connector("PUT", path + "/" + id, TinyBot.card(SLOTS));
		TeamsUser martin = this.teams.as(Northmere.MARTIN_HALE);
		assertThat(martin.card().text()).isEqualTo("Three slots");
		assertThat(martin.chat().latestCardMessage().orElseThrow().previousCards()).singleElement()
			.satisfies((card) -> assertThat(card.says("Book a conference")).isTrue());
	}

	@Test
	void theConnectorTakesNobodysWordButTheBots() {
		String path = "v3/conversations/" + TeamsIds.personalChat(HELEN) + "/activities";
		Tokens tokens = TENANT.part(Tokens.class);
		for (String token : List.of(tokens.ssoToken(HELEN.id()), tokens.channelToken(this.teams.serviceUrl()),
				"garbage")) {
			assertThat(this.bot.connector("POST", this.teams.serviceUrl(), path, TinyBot.text("Hello"), token)
				.statusCode()).isEqualTo(401);
		}
	}

	@Test
	void membersAndChannelsCanBeListed() {
		String chat = "v3/conversations/" + TeamsIds.personalChat(HELEN);
		assertThat(get(chat + "/members").path(0).path("aadObjectId").asString()).isEqualTo(HELEN.id());
		JsonNode team = get("v3/conversations/" + Northmere.GENERAL.id() + "/pagedmembers?pageSize=50");
		assertThat(team.path("members").size()).isEqualTo(12);
		JsonNode channels = get("v3/teams/" + Northmere.TEAM_ID + "/conversations").path("conversations");
		assertThat(channels.path(0).path("name").isNull()).isTrue();
		assertThat(channels.path(1).path("name").asString()).isEqualTo("Conference outcomes");
		assertThat(connector("GET", chat + "/members/29:nobody", Json.object()).statusCode()).isEqualTo(404);
	}

	@Test
	void theConnectorMisbehavesWhenTold() {
		String path = "v3/conversations/" + TeamsIds.personalChat(HELEN) + "/activities";
		int before = this.teams.as(HELEN).chat().fromBot().size();
		this.faults.next(new Fault.Throttled(Duration.ofSeconds(7)));
		this.faults.next(new Fault.NotInRoster());
		this.faults.next(new Fault.BadGateway());
		this.faults.next(new Fault.DoneButBadGateway());
		HttpResponse<String> throttled = connector("POST", path, TinyBot.text("one"));
		assertThat(throttled.statusCode()).isEqualTo(429);
		assertThat(throttled.headers().firstValue("Retry-After")).hasValue("7");
		HttpResponse<String> gone = connector("POST", path, TinyBot.text("two"));
		assertThat(gone.statusCode()).isEqualTo(403);
		assertThat(gone.body()).contains("BotNotInConversationRoster");
		assertThat(connector("POST", path, TinyBot.text("three")).statusCode()).isEqualTo(502);
		assertThat(connector("POST", path, TinyBot.text("four")).statusCode()).isEqualTo(502);
		assertThat(connector("POST", path, TinyBot.text("five")).statusCode()).isEqualTo(201);
		List<ChatMessage> said = this.teams.as(HELEN).chat().fromBot();
		assertThat(said.subList(before, said.size())).extracting(ChatMessage::text).containsExactly("four", "five");
	}

	@Test
	void aBotThatWasRemovedCanNoLongerWrite() {
		this.chats.uninstall(HELEN);
		this.chats.removeFromTeam();
		String path = "v3/conversations/" + TeamsIds.personalChat(HELEN) + "/activities";
		assertThat(connector("POST", path, TinyBot.text("Hello")).statusCode()).isEqualTo(403);
		assertThat(connector("GET", "v3/teams/" + Northmere.TEAM_ID, Json.object()).statusCode()).isEqualTo(403);
	}

	@Test
	void aMessageBeyondTheDocumentedSizeIsRefused() {
		String path = "v3/conversations/" + TeamsIds.personalChat(HELEN) + "/activities";
		assertThat(connector("POST", path, TinyBot.text("x".repeat(41 * 1024))).statusCode()).isEqualTo(413);
	}

	@Test
	void whoeverHasConsentedIsSignedInWithoutBeingAsked() {
		this.bot.behaviour = (activity) -> {
			this.bot.says(activity,
					activity.path("type").asString().equals("message") ? oauthCard() : TinyBot.text("Signed in"));
			return Json.object();
		};
		TeamsUser helen = this.teams.as(HELEN);
		assertThat(helen.says("sign me in").messages()).allMatch((message) -> message.text().equals("Signed in"));
		helen.awaits((chat) -> chat.fromBot().getLast().text().equals("Signed in"), SOON);
		JsonNode exchange = this.bot.received.getLast();
		assertThat(exchange.path("name").asString()).isEqualTo("signin/tokenExchange");
		assertThat(exchange.path("value").path("id").asString()).isEqualTo("exchange-1");
		assertThat(exchange.path("value").path("connectionName").asString()).isEqualTo("graph");
		assertThat(exchange.path("value").path("token").asString()).isNotEmpty();
	}

	@Test
	void whoeverHasNotConsentedSeesTheCard() {
		TENANT.part(Authority.class).withdrawConsent(HELEN.id());
		this.bot.behaviour = (activity) -> {
			this.bot.says(activity, oauthCard());
			return Json.object();
		};
		Reply reply = this.teams.as(HELEN).says("sign me in");
		assertThat(reply.messages()).singleElement()
			.satisfies((message) -> assertThat(message.activity().toString()).contains("card.oauth"));
	}

	@Test
	void aSignInThatTheBotCannotUseShowsTheCardAfterAll() {
		this.bot.behaviour = (activity) -> {
			if (activity.path("type").asString().equals("message")) {
				// Before the card is there, which is when the devices send their tokens.
				this.bot.status = 412;
				this.bot.says(activity, oauthCard());
			}
			return Json.object();
		};
		TeamsUser helen = this.teams.as(HELEN);
		helen.says("sign me in");
		helen.awaits((chat) -> chat.fromBot().getLast().activity().toString().contains("card.oauth"), SOON);
	}

	@Test
	void everyDeviceSendsItsToken() {
		this.teams.everybodyHasDevices(2);
		this.bot.behaviour = (activity) -> {
			this.bot.says(activity,
					activity.path("type").asString().equals("message") ? oauthCard() : TinyBot.text("Signed in"));
			return Json.object();
		};
		TeamsUser helen = this.teams.as(HELEN);
		int before = helen.chat().fromBot().size();
		helen.says("sign me in");
		helen.awaits((chat) -> chat.fromBot().size() == before + 2, SOON);
	}

	@Test
	void aButtonIsPressedOnceMoreWithATokenWhenTheBotAsksWhoItWas() {
		this.bot.behaviour = (activity) -> {
			if (activity.path("type").asString().equals("message")) {
				this.bot.says(activity, TinyBot.card(BOOKING));
				return Json.object();
			}
			if (activity.path("value").path("authentication").path("token").asString("").isEmpty()) {
				ObjectNode answer = Json.object()
					.put("statusCode", 401)
					.put("type", "application/vnd.microsoft.activity.loginRequest");
				answer.set("value", oauthCard().path("attachments").path(0).path("content"));
				return answer;
			}
			return TinyBot.invokeResponse(SLOTS);
		};
		TeamsUser helen = this.teams.as(HELEN);
		helen.says("schedule");
		assertThat(helen.presses("slots", Map.of("reference", "CP-1")).card().text()).isEqualTo("Three slots");
	}

	@Test
	void whatNoCardOffersCanBeForged() {
		this.teams.as(HELEN).forges("delete-everything", Map.of("conference", "8"));
		JsonNode action = this.bot.received.getLast().path("value").path("action");
		assertThat(action.path("verb").asString()).isEqualTo("delete-everything");
		assertThat(action.path("data").path("conference").asString()).isEqualTo("8");
	}

	@Test
	void aCardRefreshesItselfWhenItIsLookedAt() {
		this.bot.behaviour = (activity) -> {
			if (activity.path("type").asString().equals("message")) {
				this.bot.says(activity, TinyBot.card("""
						{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Old"}],
						 "refresh": {"action": {"type": "Action.Execute", "verb": "refresh", "data": {"id": "7"}}}}
						"""));
				return Json.object();
			}
			return TinyBot.invokeResponse(SLOTS);
		};
		TeamsUser helen = this.teams.as(HELEN);
		helen.says("status");
		helen.looks();
		JsonNode value = this.bot.received.getLast().path("value");
		assertThat(value.path("trigger").asString()).isEqualTo("automatic");
		assertThat(value.path("action").path("data").path("id").asString()).isEqualTo("7");
		assertThat(helen.card().text()).isEqualTo("Three slots");
	}

	@Test
	void installingIsToldTwiceAndRemovingOnce() {
		TeamsUser helen = this.teams.as(HELEN);
		helen.uninstalls();
		helen.installs();
		assertThat(this.bot.received).extracting((activity) -> activity.path("type").asString())
			.containsExactly("installationUpdate", "installationUpdate", "conversationUpdate");
	}

	@Test
	void aWaitThatIsInVainSaysWhatWasSaidInstead() {
		TeamsUser helen = this.teams.as(HELEN);
		helen.says("anybody there?");
		assertThatThrownBy(() -> helen.chat().awaitsCard("Booked", Duration.ofMillis(50)))
			.hasMessageContaining("anybody there?");
	}

	@Test
	void aStrangerCanKnockWithAnything() {
		this.bot.status = 401;
		assertThat(this.teams.raw("{\"type\": \"message\"}", Map.of()).statusCode()).isEqualTo(401);
		assertThat(this.bot.authorisations).containsExactly("null");
		this.teams.raw("{}", TENANT.part(Tokens.class).skillToken());
		assertThat(this.bot.authorisations.getLast()).startsWith("Bearer ");
	}

	private HttpResponse<String> connector(String method, String path, JsonNode body) {
		return this.bot.connector(method, this.teams.serviceUrl(), path, body);
	}

	private JsonNode get(String path) {
		return Json.read(connector("GET", path, Json.object()).body());
	}

	private static ObjectNode oauthCard() {
		ObjectNode message = Json.object().put("type", "message");
		ObjectNode card = message.putArray("attachments")
			.addObject()
			.put("contentType", "application/vnd.microsoft.card.oauth")
			.putObject("content")
			.put("text", "Please sign in")
			.put("connectionName", "graph");
		card.putObject("tokenExchangeResource").put("id", "exchange-1").put("uri", Northmere.SSO_RESOURCE);
		return message;
	}

}
