package io.convenor.chat.edge;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.chat.ChatRoom;
import io.convenor.tenant.Northmere;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may speak to the bot: over real HTTP, with tokens signed for the occasion. */
@ExtendWith(OutputCaptureExtension.class)
class InboundTrustTests extends ChatRoom {

	@BeforeEach
	void nothingWasSaid() {
		this.board.clear();
	}

	@Test
	void teamsOfOurTenantIsLetIn() {
		assertThat(knock(activity(), this.tokens.channelToken(serviceUrl()))).isEqualTo(200);
		assertThat(this.board.echoed).hasSize(1);
	}

	@Test
	void anExpiredTokenIsRefused() {
		refusesToken(this.tokens.expiredChannelToken(serviceUrl()));
	}

	@Test
	void aTokenThatNeverExpiresIsRefused() {
		refusesToken(this.tokens.channelTokenWithoutExpiry(serviceUrl()));
	}

	@Test
	void aTokenOfTomorrowIsRefused() {
		refusesToken(this.tokens.channelTokenOfTomorrow(serviceUrl()));
	}

	@Test
	void aTokenOfAnotherIssuerIsRefused() {
		refusesToken(this.tokens.channelTokenOfAnotherIssuer(serviceUrl()));
	}

	@Test
	void aTokenForAnotherBotIsRefused() {
		refusesToken(this.tokens.channelTokenForAnotherBot(serviceUrl()));
	}

	@Test
	void aTokenOfAnotherKeyIsRefused() {
		refusesToken(this.tokens.channelTokenOfAnotherKey(serviceUrl()));
	}

	@Test
	void aTokenSignedWithTheSharedSecretAlgorithmIsRefused() {
		refusesToken(this.tokens.channelTokenSignedWithHs256(serviceUrl()));
	}

	@Test
	void anUnsignedTokenIsRefused() {
		refusesToken(this.tokens.unsignedChannelToken(serviceUrl()));
	}

	@Test
	void theSkillTokenThatTheSdkBelievesIsRefused() {
		refusesToken(this.tokens.skillToken());
		refusesToken(this.tokens.skillTokenSignedByTheChannel(serviceUrl()));
	}

	@Test
	void theBotsOwnTokenAndAPersonsSignInAreRefused() {
		refusesToken(this.tokens.botToken());
		refusesToken(this.tokens.ssoToken(Northmere.HELEN_OKAFOR.id()));
	}

	@Test
	void nobodyComesInWithoutAToken() {
		assertThat(this.teams.raw(activity().toString(), Map.of()).statusCode()).isEqualTo(401);
		assertThat(this.board.echoed).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "a.b.c", "", "eyJhbGciOiJSUzI1NiJ9.e30.", "ä", "a b" })
	void garbageForATokenIsRefused(String garbage) {
		HttpResponse<String> answer = this.teams.raw(activity().toString(),
				Map.of("Authorization", "Bearer " + garbage));
		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).isEmpty();
		assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
	}

	@Test
	void aTokenInTheAddressOrTheFormIsNoToken() throws Exception {
		HttpResponse<String> answer = post("/api/messages?access_token=" + this.tokens.channelToken(serviceUrl()),
				activity().toString());
		assertThat(answer.statusCode()).isEqualTo(401);
	}

	@Test
	void anActivityFromElsewhereThanItsTokenSaysIsRefused() {
		refuses(403, activity(), this.tokens.channelToken("http://localhost:1/teams/"));
		refuses(403, activity(), this.tokens.channelTokenWithoutServiceUrl());
	}

	@Test
	void anActivityWithoutAServiceUrlIsRefused() {
		ObjectNode activity = activity();
		activity.remove("serviceUrl");
		refuses(403, activity, this.tokens.channelToken(serviceUrl()));
		refuses(403, activity, this.tokens.channelTokenWithoutServiceUrl());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/teams/", "http://localhost.evil.example/",
			"https://localhost@evil.example/", "http://evil.example#localhost", "ftp://localhost/", "//localhost/",
			"localhost", "not a url" })
	void aServiceUrlThatIsNotOnTheListIsRefused(String serviceUrl) {
		refuses(403, activity().put("serviceUrl", serviceUrl), this.tokens.channelToken(serviceUrl));
	}

	@ParameterizedTest
	@ValueSource(strings = { "webchat", "directline", "emulator", "MSTEAMS" })
	void anotherChannelThanTeamsIsRefused(String channel) {
		refuses(403, activity().put("channelId", channel), this.tokens.channelToken(serviceUrl()));
	}

	@Test
	void anActivityWithoutAChannelIsRefused() {
		ObjectNode activity = activity();
		activity.remove("channelId");
		refuses(403, activity, this.tokens.channelToken(serviceUrl()));
	}

	@Test
	void anotherTenantIsRefusedWhereverItIsNamed() {
		String stranger = "0e2d9c51-8a0f-4f5e-9d3b-6a7c5e4b3f21";
		refusesChanged(403, (activity) -> activity.withObject("/conversation").put("tenantId", stranger));
		refusesChanged(403, (activity) -> activity.withObject("/channelData/tenant").put("id", stranger));
		refusesChanged(403, (activity) -> {
			activity.withObject("/conversation").remove("tenantId");
			activity.withObject("/channelData").remove("tenant");
		});
	}

	@Test
	void aBodyOfMoreThanAMegabyteIsTooLarge() {
		refuses(413, activity().put("text", "x".repeat(1024 * 1024)), this.tokens.channelToken(serviceUrl()));
	}

	@Test
	void aBodyOfMoreThanAMegabyteInPiecesIsTooLarge() throws Exception {
		byte[] body = activity().put("text", "x".repeat(1024 * 1024)).toString().getBytes(StandardCharsets.UTF_8);
		HttpRequest request = HttpRequest.newBuilder(uri("/api/messages"))
			.header("Authorization", "Bearer " + this.tokens.channelToken(serviceUrl()))
			.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
			.build();
		assertThat(send(request).statusCode()).isEqualTo(413);
		assertThat(this.board.echoed).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no json", "null", "[]", "42", "\"text\"", "{", "{\"type\": {}}", "{}",
			"{\"type\":\"message\"}", "{\"type\":\"message\",\"conversation\":{}}",
			"{\"type\":\"message\",\"timestamp\":\"yesterday\"}" })
	void whatIsNoActivityIsABadRequest(String body) {
		HttpResponse<String> answer = this.teams.raw(body, this.tokens.channelToken(serviceUrl()));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void jsonOfAThousandsLayersIsABadRequest() {
		String body = "{\"value\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
		assertThat(this.teams.raw(body, this.tokens.channelToken(serviceUrl())).statusCode()).isEqualTo(400);
	}

	@Test
	void whatBreaksTheSdkDoesNotBreakTheBot() {
		admits(200, (activity) -> activity.put("type", "conversationUpdate"));
		admits(200, (activity) -> activity.put("type", "conversationUpdate").remove("channelData"));
		admits(200, (activity) -> activity.put("type", "event"));
		admits(200, (activity) -> activity.put("type", "messageReaction"));
		admits(200, (activity) -> activity.put("type", "nobodyKnows"));
		admits(501, (activity) -> activity.put("type", "invoke"));
		admits(501, (activity) -> activity.put("type", "invoke").put("name", "nobodyKnows"));
		admits(200, (activity) -> activity.put("type", "invoke").put("name", "adaptiveCard/action"));
		admits(400, (activity) -> activity.put("type", "invoke").remove("from"));
		admits(200, (activity) -> {
			activity.put("type", "invoke").put("name", "adaptiveCard/action");
			activity.withObject("/value/action").put("verb", "form.fill").remove("type");
		});
		admits(200, (activity) -> activity.remove("from"));
		admits(200, (activity) -> activity.remove("text"));
		admits(200, (activity) -> activity.remove("recipient"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-03T10:00:00Z", "2026-03-03T10:00:00.211Z", "2026-03-03T10:00:00.2110000+00:00" })
	void timestampsAreReadHoweverTheyAreWritten(String timestamp) {
		admits(200, (activity) -> activity.put("timestamp", timestamp));
	}

	@Test
	void aPersonsLanguageDoesNotBecomeTheMachines() {
		Locale before = Locale.getDefault();
		admits(200, (activity) -> activity.put("locale", "tr-TR"));
		admits(200, (activity) -> activity.put("locale", "%%%"));
		assertThat(Locale.getDefault()).isEqualTo(before);
	}

	@Test
	void aCallerCannotHaveTheRepliesForItself() {
		HttpResponse<String> answer = this.teams.raw(activity().put("deliveryMode", "expectReplies").toString(),
				this.tokens.channelToken(serviceUrl()));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void theLogSaysWhyAndNothingAboutAnyone(CapturedOutput log) {
		refuses(403, activity().put("channelId", "webchat"), this.tokens.channelToken(serviceUrl()));
		refusesToken(this.tokens.expiredChannelToken(serviceUrl()));
		assertThat(log).contains("OTHER_CHANNEL").contains("InvalidBearerToken").doesNotContain("Helen", "opensesame");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api", "/api/messages/", "/api/messages/x", "/actuator", "/actuator/env", "/error",
			"/graph/notifications/x", "/swagger-ui", "/api%2fmessages", "/API/messages" })
	void everythingElseIsShut(String path) throws Exception {
		assertThat(get(path).statusCode()).isBetween(400, 499);
		assertThat(post(path, "{}").statusCode()).isBetween(400, 499);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void healthIsForAnyoneAndSaysNoMore(String path) throws Exception {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).doesNotContain("database", "diskSpace");
	}

	@Test
	void notificationsReachTheRoomThatChecksThem() throws Exception {
		assertThat(post("/graph/notifications", "{}").statusCode()).isNotIn(401, 403);
		assertThat(get("/graph/notifications").statusCode()).isEqualTo(401);
	}

	@Test
	void answersCarryTheHeadersThatKeepBrowsersOut() throws Exception {
		HttpResponse<String> answer = get("/actuator/health");
		assertThat(answer.headers().map()).containsKeys("x-content-type-options", "x-frame-options",
				"content-security-policy", "referrer-policy", "cache-control");
		assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
	}

	private ObjectNode activity() {
		return helen().written("echo opensesame").put("id", java.util.UUID.randomUUID().toString());
	}

	private String serviceUrl() {
		return this.teams.serviceUrl();
	}

	private int knock(ObjectNode activity, String token) {
		return this.teams.raw(activity.toString(), token).statusCode();
	}

	private void refusesToken(String token) {
		refuses(401, activity(), token);
	}

	private void refuses(int status, ObjectNode activity, String token) {
		HttpResponse<String> answer = this.teams.raw(activity.toString(), token);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).isEmpty();
		assertThat(this.board.echoed).isEmpty();
	}

	private void refusesChanged(int status, Consumer<ObjectNode> change) {
		ObjectNode activity = activity();
		change.accept(activity);
		refuses(status, activity, this.tokens.channelToken(serviceUrl()));
	}

	private void admits(int status, Consumer<ObjectNode> change) {
		ObjectNode activity = activity();
		change.accept(activity);
		HttpResponse<String> answer = this.teams.raw(activity.toString(), this.tokens.channelToken(serviceUrl()));
		assertThat(answer.statusCode()).as(activity.toString()).isEqualTo(status);
		assertThat(answer.body()).doesNotContain("Exception", "com.microsoft", "null");
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	private HttpResponse<String> post(String path, String body) throws Exception {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static HttpResponse<String> send(HttpRequest request) throws Exception {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request, HttpResponse.BodyHandlers.ofString());
		}
	}

}
