package io.convenor.tenant.graph;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.odataerrors.ODataError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.misbehaviour.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

@Tag("slow")
class FrontDoorTests extends GraphTenant {

	private static final String EVENTS = "/v1.0/users/" + ORGANISER + "/events";

	@Test
	void withoutATokenNobodyComesIn() {
		HttpResponse<String> none = send("GET", EVENTS, "", "");
		assertThat(none.statusCode()).isEqualTo(401);
		assertThat(none.body()).contains("InvalidAuthenticationToken", "innerError");
		assertThat(send("GET", EVENTS, "garbage", "").statusCode()).isEqualTo(401);
	}

	@Test
	void aMissingPermissionIsNamed() {
		ODataError error = refusal(() -> client(TestTokens.app("Mail.Read")).users()
			.byUserId(ORGANISER)
			.events()
			.post(CalendarTests.conference("2026-03-10T10:00:00")));
		assertThat(error.getResponseStatusCode()).isEqualTo(403);
		assertThat(error.getError().getCode()).isEqualTo("ErrorAccessDenied");
		assertThat(error.getError().getMessage()).contains("Calendars.ReadWrite");
	}

	@Test
	void aPersonNeedsASharedPermissionForAnothersMailbox() {
		String helen = TestTokens.user(Northmere.HELEN_OKAFOR.id(), "Calendars.Read");
		assertThat(client(helen).users().byUserId(Northmere.HELEN_OKAFOR.id()).events().get().getValue()).isNotEmpty();
		ODataError error = refusal(() -> client(helen).users().byUserId(ORGANISER).events().get());
		assertThat(error.getError().getMessage()).contains("Calendars.Read.Shared");
	}

	@Test
	void aPropertyThatDoesNotExistIsRefusedAtAnyDepth() {
		String token = TestTokens.app("Calendars.ReadWrite");
		String start = "\"start\":{\"dateTime\":\"2026-03-10T10:00:00\",\"timeZone\":\"UTC\"},"
				+ "\"end\":{\"dateTime\":\"2026-03-10T11:00:00\",\"timeZone\":\"UTC\"}";
		HttpResponse<String> top = send("POST", EVENTS, token, "{" + start + ",\"colour\":\"red\"}");
		assertThat(top.statusCode()).isEqualTo(400);
		assertThat(top.body()).contains("The property 'colour' does not exist on type 'microsoft.graph.event'");
		HttpResponse<String> deep = send("POST", EVENTS, token,
				"{" + start + ",\"attendees\":[{\"emailAddress\":{\"address\":\"a@b.example\",\"adress\":\"x\"}}]}");
		assertThat(deep.body()).contains("'adress'");
		HttpResponse<String> value = send("POST", EVENTS, token, "{" + start + ",\"sensitivity\":\"secret\"}");
		assertThat(value.statusCode()).isEqualTo(400);
		assertThat(value.body()).contains("sensitivity");
		assertThat(send("POST", EVENTS, token, "{" + start).statusCode()).isEqualTo(400);
		assertThat(
				send("POST", EVENTS, token, "{" + start + ",\"@odata.type\":\"#microsoft.graph.event\"}").statusCode())
			.isEqualTo(201);
	}

	@Test
	void actionParametersComeInAnyCase() {
		String token = TestTokens.app("Mail.Send");
		String body = "\"subject\":\"x\",\"body\":{\"contentType\":\"text\",\"content\":\"y\"},"
				+ "\"toRecipients\":[{\"emailAddress\":{\"address\":\"a@b.example\"}}]";
		for (String name : new String[] { "message", "Message" }) {
			HttpResponse<String> sent = send("POST", "/v1.0/users/" + CP_REPORTS + "/microsoft.graph.sendMail", token,
					"{\"" + name + "\":{" + body + "}}");
			assertThat(sent.statusCode()).isEqualTo(202);
			assertThat(sent.body()).isEmpty();
		}
		assertThat(this.tenant.mailboxes().inbox("a@b.example")).hasSize(2);
	}

	@Test
	void whatIsNotThereIsSaidSo() {
		String token = TestTokens.app(EVERYTHING);
		assertThat(send("GET", "/v1.0/nonsense", token, "").body()).contains("Resource not found for the segment");
		assertThat(send("PATCH", "/v1.0/users/" + CP_REPORTS + "/sendMail", token, "{}").statusCode()).isEqualTo(405);
		assertThat(send("GET", "/v1.0/users/a@outside.example/messages", token, "").body())
			.contains("ErrorInvalidUser");
	}

	@Test
	void everyCallIsEnteredInTheLedger() {
		long before = this.tenant.calls().marker();
		this.graph.users().byUserId(ORGANISER).events().post(CalendarTests.conference("2026-03-10T10:00:00"));
		refusal(() -> this.graph.users().byUserId(ORGANISER).events().byEventId("none").get());
		assertThat(this.tenant.calls().since(before)).extracting(Call::operation, Call::status, Call::appOnly)
			.containsExactly(tuple("POST /users/{user}/events", 201, true),
					tuple("GET /users/{user}/events/{event}", 404, true));
		assertThat(this.tenant.calls().counts()).containsEntry("POST /users/{user}/events", 1L);
	}

	@Test
	void aThrottledCallSaysHowLongToWait() {
		this.tenant.misbehave().on("POST", "/users/*/events").times(2).throttle(Duration.ofSeconds(7));
		for (int i = 0; i < 2; i++) {
			ODataError error = refusal(this::book);
			assertThat(error.getResponseStatusCode()).isEqualTo(429);
			assertThat(error.getResponseHeaders().get("Retry-After")).containsExactly("7");
		}
		assertThat(book()).isNotNull();
	}

	@Test
	void anUnavailableServiceAnswersInHtml() {
		HttpResponse<String> told = send("POST", "/_tenant/misbehaviours", "",
				"{\"fault\":\"unavailable\",\"method\":\"GET\",\"path\":\"/users/**\"}");
		assertThat(told.statusCode()).isEqualTo(204);
		HttpResponse<String> answer = send("GET", EVENTS, TestTokens.app("Calendars.Read"), "");
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
	}

	@Test
	void workCanBeDoneWithoutAnAnswer() {
		this.tenant.misbehave().on("POST", "/users/*/events").workWithoutAnswering();
		assertThatThrownBy(this::book).hasRootCauseInstanceOf(IOException.class);
		assertThat(this.tenant.calendars().of(Northmere.CONFERENCES.address())).hasSize(1);
		assertThat(this.tenant.calls().all().getLast().status()).isZero();
		assertThat(book().getId())
			.isEqualTo(this.tenant.calendars().of(Northmere.CONFERENCES.address()).getFirst().id());
	}

	@Test
	void aConnectionCanBeDroppedBeforeTheWork() {
		this.tenant.misbehave().on("POST", "/users/*/events").dropConnection();
		assertThatThrownBy(this::book).hasRootCauseInstanceOf(IOException.class);
		assertThat(this.tenant.calendars().of(Northmere.CONFERENCES.address())).isEmpty();
	}

	@Test
	void aHookRunsAtItsMomentAndNoAnswerFollows() {
		AtomicBoolean bookedByThen = new AtomicBoolean();
		this.tenant.misbehave()
			.on("POST", "/users/*/events")
			.run(Phase.AFTER_WORK,
					() -> bookedByThen.set(!this.tenant.calendars().of(Northmere.CONFERENCES.address()).isEmpty()));
		assertThatThrownBy(this::book).hasRootCauseInstanceOf(IOException.class);
		assertThat(bookedByThen).isTrue();
		AtomicBoolean ran = new AtomicBoolean();
		this.tenant.misbehave().on("DELETE", "/users/*/events/*").run(Phase.BEFORE_WORK, () -> ran.set(true));
		String id = this.tenant.calendars().of(Northmere.CONFERENCES.address()).getFirst().id();
		assertThatThrownBy(() -> this.graph.users().byUserId(ORGANISER).events().byEventId(id).delete())
			.hasRootCauseInstanceOf(IOException.class);
		assertThat(ran).isTrue();
		assertThat(this.tenant.calendars().of(Northmere.CONFERENCES.address())).hasSize(1);
	}

	@Test
	void noMoreThanFourCallsAtATimeGoToOneMailbox() throws Exception {
		String token = TestTokens.app("Mail.Send");
		String mail = "{\"message\":{\"subject\":\"x\",\"toRecipients\":[{\"emailAddress\":"
				+ "{\"address\":\"a@b.example\"}}]}}";
		Object world = this.tenant.mailboxes();
		List<CompletableFuture<Integer>> answers = new ArrayList<>();
		synchronized (world) {
			for (int i = 0; i < 6; i++) {
				answers.add(CompletableFuture.supplyAsync(
						() -> send("POST", "/v1.0/users/" + CP_REPORTS + "/sendMail", token, mail).statusCode(),
						(task) -> Thread.ofVirtual().start(task)));
			}
			await().untilAsserted(() -> assertThat(answers).filteredOn(CompletableFuture::isDone).hasSize(2));
		}
		assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(202, 202, 202, 202, 429,
				429);
	}

	private Event book() {
		return this.graph.users()
			.byUserId(ORGANISER)
			.events()
			.post(CalendarTests.conference("2026-03-10T10:00:00", CalendarTests.HELEN));
	}

}
