package io.convenor.graph;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What each way of going wrong becomes, for a read and for a write. */
@Tag("slow")
class FailureTests {

	private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

	private static final String PERSON = "1a5f0c1e-0001-4d7a-9c11-000000000001";

	private static final String ORGANISER = "conferences@northmere.example";

	private PreparedAnswers microsoft;

	private GraphClient graph;

	@BeforeEach
	void start() throws IOException {
		this.microsoft = new PreparedAnswers();
		this.graph = this.microsoft.client(Clock.fixed(NOW, ZoneOffset.UTC));
	}

	@AfterEach
	void stop() throws IOException {
		this.microsoft.close();
	}

	@Test
	void aLongThrottleIsPassedOnAtOnceWithTheTimeToComeBack() {
		this.microsoft.answer(throttle("120"));
		assertThat(catchThrowableOfType(GraphFailure.Throttled.class, this::read).until())
			.isEqualTo(NOW.plusSeconds(120));
		assertThat(this.microsoft.asked()).hasSize(1);
	}

	@Test
	void ofSeveralWaitsTheLongestCounts() {
		this.microsoft.answer(throttle("31,120"));
		assertThat(catchThrowableOfType(GraphFailure.Throttled.class, this::write).until())
			.isEqualTo(NOW.plusSeconds(120));
	}

	@Test
	void aWaitGivenAsADateIsUnderstood() {
		this.microsoft.answer(throttle("Tue, 03 Mar 2026 10:02:00 GMT"));
		assertThat(catchThrowableOfType(GraphFailure.Throttled.class, this::read).until())
			.isEqualTo(NOW.plusSeconds(120));
	}

	@Test
	void aThrottleWithoutAWaitIsGivenOne() {
		this.microsoft.answer(PreparedAnswers.json(429, "{}"));
		assertThat(catchThrowableOfType(GraphFailure.Throttled.class, this::write).until())
			.isEqualTo(NOW.plusSeconds(30));
	}

	@Test
	void aReadWaitsOutAShortThrottleByItself() {
		this.microsoft.answer(throttle("0"));
		this.microsoft.answer(throttle("0"));
		this.microsoft.answer(200, """
				{"id":"%s","displayName":"Helen Okafor","mail":"helen.okafor@northmere.example"}""".formatted(PERSON));
		assertThat(this.graph.directory().person(PERSON)).isPresent();
		assertThat(this.microsoft.asked()).hasSize(3);
	}

	@Test
	void aReadGivesUpAfterTwoMoreTries() {
		for (int i = 0; i < 5; i++) {
			this.microsoft.answer(throttle("0"));
		}
		assertThatThrownBy(this::read).isInstanceOf(GraphFailure.Throttled.class);
		assertThat(this.microsoft.asked()).hasSize(3);
	}

	@Test
	void aWriteIsNeverRepeatedByTheClientItself() {
		this.microsoft.answer(throttle("0"));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Throttled.class);
		this.microsoft.answer(PreparedAnswers.json(503, "{}"));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Unreachable.class);
		this.microsoft.answer(PreparedAnswers.json(504, "{}"));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
		this.microsoft.dropAfterRequest();
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(this.microsoft.asked()).hasSize(4);
	}

	@Test
	void aWriteWithoutABodyIsNotRepeatedEither() {
		this.microsoft.answer(201, """
				{"id":"draft"}""");
		this.microsoft.dropAfterRequest();
		assertThatThrownBy(
				() -> this.graph.outbox()
					.send(IdempotencyKey.first("mail"),
							new Outbox.Mail("cp.reports@northmere.example", "gp@surgery.example", "A doctor",
									"CP-7F3KM", "<p>Please</p>", List.of())))
			.isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(this.microsoft.asked()).hasSize(2);
	}

	@Test
	void aPageOfHtmlInPlaceOfAnAnswerIsStillUnderstood() {
		for (int i = 0; i < 4; i++) {
			this.microsoft.answer(html(503));
		}
		assertThatThrownBy(this::read).isInstanceOf(GraphFailure.Unreachable.class).hasMessageContaining("503");
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Unreachable.class);
	}

	@Test
	void aPageOfHtmlMayAskToWaitToo() {
		this.microsoft.answer(html(503).setHeader("Retry-After", "90"));
		assertThat(catchThrowableOfType(GraphFailure.Throttled.class, this::write).until())
			.isEqualTo(NOW.plusSeconds(90));
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 504, 408 })
	void afterAFailureAtTheOtherEndAWriteMayHaveHappened(int status) {
		this.microsoft.refuse(status, "generalException");
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
	}

	@Test
	void afterAFailureAtTheOtherEndAReadMayBeAskedAgain() {
		this.microsoft.refuse(500, "generalException");
		assertThatThrownBy(this::read).isInstanceOf(GraphFailure.Unreachable.class);
	}

	@Test
	void aSaveThatMetAnotherMayHaveHappened() {
		this.microsoft.refuse(503, "ErrorConcurrentItemSave");
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
	}

	@Test
	void aSuccessThatCannotBeReadMayHaveHappened() {
		this.microsoft.answer(html(201));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
		this.microsoft.answer(new MockResponse().setResponseCode(201)
			.setHeader("Content-Type", "application/json")
			.setBody("{\"id\":\"abc\",")
			.setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
	}

	@Test
	void anEmptySuccessIsNoAnswer() {
		this.microsoft.answer(new MockResponse().setResponseCode(204));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Ambiguous.class);
		this.microsoft.answer(new MockResponse().setResponseCode(204));
		assertThatThrownBy(this::read).isInstanceOf(GraphFailure.Unreachable.class);
	}

	@Test
	void aDroppedReadIsTriedOnceMore() {
		this.microsoft.dropAfterRequest();
		this.microsoft.answer(200, """
				{"id":"%s"}""".formatted(PERSON));
		assertThat(this.graph.directory().person(PERSON)).isPresent();
	}

	@Test
	void aReadAfterAPauseGetsThroughThoughAllConnectionsWereClosedMeanwhile() {
		String person = """
				{"id":"%s"}""".formatted(PERSON);
		List<String> several = List.of("a", "b", "c", "d");
		several.forEach((_) -> this.microsoft.answer(PreparedAnswers.json(200, person)
			.setHeadersDelay(500, TimeUnit.MILLISECONDS)
			.setSocketPolicy(SocketPolicy.DISCONNECT_AT_END)));
		try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
			several.forEach((id) -> atOnce.execute(() -> this.graph.directory().person(id)));
		}
		this.microsoft.answer(200, person);
		assertThat(this.graph.directory().person(PERSON)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://localhost:1/v1.0", "https://graph.northmere.invalid/v1.0" })
	void whenNobodyIsReachedNothingWasDone(URI graphUrl) {
		this.graph = this.microsoft.client(graphUrl, Clock.fixed(NOW, ZoneOffset.UTC));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Unreachable.class);
		assertThatThrownBy(this::read).isInstanceOf(GraphFailure.Unreachable.class);
	}

	@Test
	void anAuthorityWithACertificateWeDoNotTrustIsNotReached() {
		GraphSettings strange = new GraphSettings(PreparedAnswers.TENANT, PreparedAnswers.APP, this.microsoft.url(""),
				this.microsoft.url("/v1.0"), new GraphSettings.Credential.Secret("secret"), null, "drive");
		this.graph = GraphClient.connect(strange, Clock.fixed(NOW, ZoneOffset.UTC));
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Unreachable.class);
	}

	@Test
	void aRefusalNamesThePermissionThatIsMissing() {
		this.microsoft.refuse(403, "ErrorAccessDenied");
		GraphFailure.Rejected refused = catchThrowableOfType(GraphFailure.Rejected.class, this::write);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.code()).isEqualTo("ErrorAccessDenied");
		assertThat(refused.permission()).isEqualTo("Calendars.ReadWrite");
		assertThat(refused).hasMessage(
				"Booking the meeting was refused (403, ErrorAccessDenied); it needs the permission Calendars.ReadWrite");
	}

	@Test
	void aBadRequestNamesNoPermission() {
		this.microsoft.refuse(400, "ErrorInvalidRecipients");
		assertThat(catchThrowableOfType(GraphFailure.Rejected.class, this::write).permission()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "", "{\"error\":\"a string\"}", "{\"error\":{}}", "[]", "<html>", "null" })
	void aRefusalWithoutACodeIsARefusalAllTheSame(String body) {
		this.microsoft.answer(403, body);
		GraphFailure.Rejected refused = catchThrowableOfType(GraphFailure.Rejected.class, this::write);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.code()).isEqualTo("no code");
	}

	@Test
	void whatAlreadyIsThereIsAConflict() {
		this.microsoft.refuse(412, "ErrorIrresolvableConflict");
		this.microsoft.answer(200, """
				{"value":[]}""");
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Conflict.class);
	}

	@Test
	void whatIsNotThereIsNamedByItsKindOnly() {
		this.microsoft.refuse(404, "ErrorItemNotFound");
		assertThatThrownBy(() -> this.graph.meetings().look(ORGANISER, "gone"))
			.isInstanceOf(GraphFailure.NotFound.class)
			.hasMessage("The meeting (404, ErrorItemNotFound) is not there");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 404, 409, 429, 500, 503 })
	void noFailureShowsAnAddressNotEvenInItsCauses(int status) {
		for (int i = 0; i < 3; i++) {
			this.microsoft.refuse(status, "Helen Okafor helen.okafor@northmere.example");
		}
		assertThatThrownBy(() -> this.graph.meetings().look(ORGANISER, "event")).satisfies((failure) -> {
			for (Throwable each = failure; each != null; each = each.getCause()) {
				assertThat(each.toString()).doesNotContainIgnoringCase("helen").doesNotContain("@");
			}
		});
	}

	@Test
	void theTokenGoesWithEveryRequestAndIsAskedForOnce() {
		for (int i = 0; i < 2; i++) {
			this.microsoft.refuse(404, "Request_ResourceNotFound");
			this.graph.directory().person(PERSON);
		}
		assertThat(this.microsoft.asked()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.getHeader("Authorization")).startsWith("Bearer e30."));
		assertThat(this.microsoft.tokensAsked()).hasSize(1);
	}

	@Test
	void aRefusedSignInIsARefusalWithItsCode() {
		this.microsoft.answerTokenRequest(PreparedAnswers.json(401, """
				{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided."}"""));
		assertThat(catchThrowableOfType(GraphFailure.Rejected.class, this::write).code()).isEqualTo("AADSTS7000215");
		assertThat(this.microsoft.asked()).isEmpty();
	}

	@Test
	void anAuthorityThatIsDownMeansNothingWasDone() {
		for (int i = 0; i < 4; i++) {
			this.microsoft.answerTokenRequest(new MockResponse().setResponseCode(503));
		}
		assertThatThrownBy(this::write).isInstanceOf(GraphFailure.Unreachable.class);
		assertThat(this.microsoft.asked()).isEmpty();
	}

	@Test
	void everyOutlookRequestAsksForIdsThatLast() {
		this.microsoft.refuse(404, "ErrorItemNotFound");
		assertThatThrownBy(() -> this.graph.meetings().look(ORGANISER, "gone")).isInstanceOf(GraphFailure.class);
		this.microsoft.answer(200, """
				{"value":[],"@odata.deltaLink":"%s/v1.0/x"}""".formatted(this.microsoft.url("")));
		this.graph.sharedMailbox().arrivalsSince("cp.reports@northmere.example", null);
		assertThat(this.microsoft.asked().getFirst().getHeader("Prefer")).isEqualTo("IdType=\"ImmutableId\"");
		assertThat(this.microsoft.asked().getLast().getHeaders().values("Prefer")).singleElement()
			.asString()
			.contains("odata.maxpagesize=50")
			.contains("IdType=\"ImmutableId\"");
	}

	@Test
	void aTokenForAnotherOfMicrosoftsServicesIsKept() {
		String token = this.graph.token("https://api.botframework.com/.default");
		assertThat(this.graph.token("https://api.botframework.com/.default")).isEqualTo(token);
		assertThat(this.microsoft.tokensAsked()).singleElement()
			.satisfies((request) -> assertThat(request.getBody().readUtf8()).contains("api.botframework.com"));
	}

	@Test
	void aReadThatFailedWithoutAWaitIsTriedAgainAfterAMomentOnly() {
		for (int i = 0; i < 2; i++) {
			this.microsoft.answer(html(503));
		}
		this.microsoft.refuse(404, "Request_ResourceNotFound");
		assertThat(Duration.ofSeconds(12)).isGreaterThan(timeOf(this::read));
		assertThat(this.microsoft.asked()).hasSize(3);
	}

	private static Duration timeOf(Runnable work) {
		long start = System.nanoTime();
		work.run();
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private void read() {
		this.graph.directory().person(PERSON);
	}

	private void write() {
		this.graph.meetings()
			.book(IdempotencyKey.first("booking"), new Meetings.MeetingRequest(ORGANISER, "CP-7F3KM", "<p>Text</p>",
					LocalDateTime.of(2026, 3, 10, 10, 0), LocalDateTime.of(2026, 3, 10, 12, 0), List.of(), null, true));
	}

	private static MockResponse throttle(String retryAfter) {
		return PreparedAnswers.json(429, """
				{"error":{"code":"TooManyRequests","message":"Slow down"}}""").setHeader("Retry-After", retryAfter);
	}

	private static MockResponse html(int status) {
		return new MockResponse().setResponseCode(status)
			.setHeader("Content-Type", "text/html")
			.setBody("<html><body>Service unavailable</body></html>");
	}

}
