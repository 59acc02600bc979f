package io.convenor.tenant.teams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.authority.Tokens;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** The Agents Playground as a chat window: the real one where Node.js is there. */
@Tag("slow")
class PlaygroundTests {

	private static final LocalTenant TENANT = LocalTenant.start(Settings.with(Clock.systemUTC()),
			AuthorityConfiguration.class, TeamsConfiguration.class);

	private static final Person HELEN = Northmere.HELEN_OKAFOR;

	private static final Duration SOON = Duration.ofSeconds(20);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TeamsClient teams = TENANT.part(TeamsClient.class);

	private TinyBot bot;

	@BeforeEach
	void start() throws IOException {
		this.bot = new TinyBot(TENANT.part(Tokens.class).botToken());
		this.teams.talksTo(this.bot.uri());
	}

	@AfterEach
	void tidy() {
		this.bot.close();
	}

	@AfterAll
	static void stop() {
		TENANT.close();
	}

	@Test
	void anUnsignedActivityFromThisMachineReachesTheBotSigned() throws Exception {
		this.bot.behaviour = (activity) -> Json.object().put("statusCode", 200);
		HttpResponse<String> answer = post(this.teams.relay(), playgroundActivity("http://localhost:1/_connector"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"statusCode\":200");
		JsonNode activity = this.bot.received.getFirst();
		assertThat(activity.path("serviceUrl").asString()).isEqualTo(this.teams.serviceUrl());
		assertThat(activity.path("conversation").path("tenantId").asString()).isEqualTo(Northmere.TENANT_ID);
		assertThat(activity.path("from").path("id").asString()).isEqualTo(TeamsIds.of(HELEN));
		assertThat(this.bot.authorisations.getFirst()).startsWith("Bearer ");
	}

	@Test
	void theRelaySendsNothingForStrangers() throws Exception {
		ObjectNode elsewhere = playgroundActivity("http://playground.example/_connector");
		assertThat(post(this.teams.relay(), elsewhere).statusCode()).isEqualTo(403);
		ObjectNode nobody = playgroundActivity("http://localhost:1/_connector");
		nobody.putObject("from").put("id", "user-id-0");
		assertThat(post(this.teams.relay(), nobody).statusCode()).isEqualTo(403);
		assertThat(this.bot.received).isEmpty();
	}

	@Test
	void theRelayAnswersTheProbe() throws Exception {
		HttpRequest probe = HttpRequest.newBuilder(this.teams.relay()).method("HEAD", BodyPublishers.noBody()).build();
		assertThat(this.http.send(probe, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
	}

	@Test
	void thePlaygroundIsToldWhenTheBotIsNotThere() throws Exception {
		this.bot.close();
		HttpResponse<String> answer = post(this.teams.relay(), playgroundActivity("http://localhost:1/_connector"));
		assertThat(answer.statusCode()).isEqualTo(502);
		assertThat(answer.body()).contains("did not answer");
	}

	@Test
	void whatPreventsThePlaygroundIsSaidAndStopsNothing(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "no folder can be made in here");
		Playground missing = Playground.start(this.teams.relay(), file.resolve("playground"), 0);
		assertThat(missing.address()).isEmpty();
		assertThat(missing.sentence()).contains("the chat window is left out");
	}

	@Test
	void theRealPlaygroundShowsWhatTheBotSays() throws Exception {
		try (Playground playground = Playground.start(this.teams.relay(), Path.of("target", "playground"), 0)) {
			assumeFalse(
					playground.sentence().startsWith("Node.js is not on this machine")
							|| playground.sentence().contains("could not be installed from npm"),
					playground.sentence());
			assertThat(playground.address()).as(playground.sentence()).isPresent();
			URI address = playground.address().orElseThrow();
			get(address.resolve("/_internal/v1/config"));
			this.bot.behaviour = this::answersWithACard;
			Chat chat = this.teams.as(HELEN).chat();
			writes(address, chat.id(), Json.object().put("text", "help"));
			ChatMessage shown = chat.awaits((said) -> said.latestCardMessage().isPresent(), SOON)
				.latestCardMessage()
				.orElseThrow();
			assertThat(chat.messages()).extracting(ChatMessage::text).contains("help");
			assertThat(press(address, chat, shown).body()).contains("Pressed");
			assertThat(this.teams.as(HELEN).card().text()).isEqualTo("Pressed");
			mentionsTheBotInAChannel(address);
		}
	}

	private void mentionsTheBotInAChannel(URI address) throws Exception {
		ObjectNode message = Json.object().put("text", "<at>Convenor</at> status");
		ObjectNode mention = message.putArray("mentions").addObject().put("text", "<at>Convenor</at>");
		mention.putObject("mentioned").put("id", TeamsIds.BOT).put("name", "Convenor");
		writes(address, Northmere.CONFERENCE_OUTCOMES.id(), message);
		TeamsChats chats = TENANT.part(TeamsChats.class);
		Awaitility.await()
			.atMost(SOON)
			.until(() -> TENANT.channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).size() == 2);
		List<ChannelMessage> posts = TENANT.channels().messages(Northmere.CONFERENCE_OUTCOMES.id());
		assertThat(posts).extracting(ChannelMessage::fromApplication).containsExactly(false, true);
		assertThat(posts.getLast().replyTo()).isEqualTo(posts.getFirst().id());
		assertThat(chats.threads(Northmere.CONFERENCE_OUTCOMES)).hasSize(1);
	}

	private JsonNode answersWithACard(JsonNode activity) {
		return switch (activity.path("type").asString()) {
			case "message" -> {
				this.bot.says(activity, TinyBot.card("""
						{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Help"}],
						 "actions": [{"type": "Action.Execute", "title": "Press me", "verb": "press"}]}
						"""));
				yield Json.object();
			}
			case "invoke" -> TinyBot.invokeResponse("""
					{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Pressed"}]}
					""");
			default -> Json.object();
		};
	}

	private void writes(URI address, String conversation, ObjectNode message) throws Exception {
		message.put("type", "text").put("textFormat", "plain").putObject("from").put("id", TeamsIds.of(HELEN));
		HttpResponse<String> sent = post(
				address.resolve("/_conversation/v1/conversations/" + conversation + "/messages"), message);
		assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
	}

	private HttpResponse<String> press(URI address, Chat chat, ChatMessage shown) throws Exception {
		ObjectNode invoke = Json.object().put("name", "adaptiveCard/action").put("replyToId", shown.id());
		invoke.putObject("value").putObject("action").put("type", "Action.Execute").put("verb", "press");
		invoke.putObject("from").put("id", TeamsIds.of(HELEN));
		invoke.putObject("conversation").put("id", chat.id());
		return post(address.resolve("/_conversation/v1/invoke"), invoke);
	}

	private HttpResponse<String> get(URI uri) throws Exception {
		return this.http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(URI uri, JsonNode body) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(Json.write(body)))
			.build(), BodyHandlers.ofString());
	}

	private static ObjectNode playgroundActivity(String connector) {
		ObjectNode activity = Json.object()
			.put("type", "invoke")
			.put("name", "adaptiveCard/action")
			.put("channelId", "msteams")
			.put("serviceUrl", connector);
		activity.putObject("from").put("id", TeamsIds.of(HELEN)).put("aadObjectId", HELEN.id());
		activity.putObject("conversation").put("id", TeamsIds.personalChat(HELEN));
		return activity;
	}

}
