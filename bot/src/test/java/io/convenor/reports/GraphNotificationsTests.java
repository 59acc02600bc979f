package io.convenor.reports;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

class GraphNotificationsTests extends ReportsRoom {

	@Autowired
	GraphNotifications endpoint;

	@Autowired
	InboxWatch watch;

	private MockMvcTester web;

	@BeforeEach
	void awaitTheSecret() {
		this.web = MockMvcTester.of(this.endpoint);
		soon().until(() -> this.watch.clientState().isPresent());
	}

	@Test
	void theHandshakeGivesTheTokenBackAsPlainText() {
		MvcTestResult answer = handshake("Validation: Testing client application reachability 1234");
		assertThat(answer).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN)
			.bodyText()
			.isEqualTo("Validation: Testing client application reachability 1234");
	}

	@Test
	void markupInTheTokenComesBackHarmless() {
		assertThat(handshake("<script>alert('x')</script>")).hasStatusOk().bodyText().doesNotContain("<script>");
	}

	@ParameterizedTest
	@MethodSource("tokensNobodySends")
	void aTokenThatMicrosoft365WouldNotSendIsRefused(String token) {
		assertThat(handshake(token)).hasStatus(400);
	}

	static Stream<String> tokensNobodySends() {
		return Stream.of("x".repeat(1025), "", "   ", "a\r\nSet-Cookie: b", "\u0000");
	}

	@Test
	void aNotificationIsTakenAtOnceAndTheInboxRead() {
		int readings = this.microsoft.readings.get();
		assertThat(notify(secret())).hasStatus(202);
		soon().until(() -> this.microsoft.readings.get() > readings);
	}

	@Test
	void aNotificationThatIsReplayedIsHarmless() {
		for (int i = 0; i < 5; i++) {
			assertThat(notify(secret())).hasStatus(202);
		}
		mail(MOTHER, "replayed");
		assertThat(this.jdbc.sql("select count(*) from arrived_mail where subject = 'replayed'")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wrong", "" })
	void aWrongSecretIsAnsweredAlikeAndDoesNothing(String state) {
		long woken = woken();
		assertThat(notify(state)).hasStatus(202);
		assertThat(woken()).isEqualTo(woken);
	}

	@Test
	void aSecretThatIsNoTextOrMissingDoesNothing() {
		long woken = woken();
		assertThat(post("{\"value\":[{\"clientState\":{\"a\":1}},{\"subscriptionId\":\"s\"}]}")).hasStatus(202);
		assertThat(woken()).isEqualTo(woken);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not json", "[]", "{}", "{\"value\":{}}", "{\"value\":[]}", "null", "{\"value\":[" })
	void whatIsNoNotificationIsRefused(String body) {
		assertThat(post(body)).hasStatus(400);
	}

	@Test
	void aBodyThatIsTooLargeIsRefused() {
		assertThat(post("{\"value\":[\"" + "x".repeat(256 * 1024) + "\"]}")).hasStatus(413);
	}

	private MvcTestResult handshake(String token) {
		return this.web.post().uri("/graph/notifications").param("validationToken", token).exchange();
	}

	private MvcTestResult notify(String state) {
		return post("{\"value\":[{\"subscriptionId\":\"s\",\"clientState\":\"%s\",\"changeType\":\"created\"}]}"
			.formatted(state));
	}

	private MvcTestResult post(String body) {
		return this.web.post()
			.uri("/graph/notifications")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private String secret() {
		return this.watch.clientState().orElseThrow();
	}

	private long woken() {
		return this.jdbc.sql("select coalesce(sum(woken), 0) from inbox_position").query(Long.class).single();
	}

}
