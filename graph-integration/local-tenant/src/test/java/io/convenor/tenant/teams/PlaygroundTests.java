package io.convenor.tenant.teams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.authority.Tokens;
import io.convenor.tenant.world.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The Agents Playground as a chat window: the real one where Node.js is there. */
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
	void aMachineWithoutThePackageIsToldSo() {
		Playground missing = Playground.start(this.teams.relay(), Path.of("/dev/null/nowhere"), 0);
		assertThat(missing.address()).isEmpty();
		assertThat(missing.sentence()).contains("the chat window is left out");
	}

	@Test
	void theRealPlaygroundShowsWhatTheBotSays() throws Exception {
		try (Playground playground = Playground.start(this.teams.relay(), Path.of("target", "playground"), 0)) {
			assumeTrue(playground.address().isPresent(), playground.sentence());
			URI address = playground.address().orElseThrow();
			this.bot.behaviour = (activity) -> {
				if (activity.path("type").asString().equals("message")) {
					this.bot.says(activity, TinyBot.text("You said " + activity.path("text").asString()));
				}
				return Json.object();
			};
			this.http.send(HttpRequest.newBuilder(address.resolve("/_internal/v1/config")).build(),
					BodyHandlers.ofString());
			Chat chat = this.teams.as(HELEN).chat();
			ObjectNode message = Json.object().put("type", "text").put("text", "help").put("textFormat", "plain");
			message.putObject("from").put("id", TeamsIds.of(HELEN));
			HttpResponse<String> sent = post(
					address.resolve("/_conversation/v1/conversations/" + chat.id() + "/messages"), message);
			assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
			chat.awaits((said) -> said.fromBot().stream().anyMatch((one) -> one.text().equals("You said help")), SOON);
			assertThat(chat.messages()).extracting(ChatMessage::text).containsSequence("help", "You said help");
		}
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
