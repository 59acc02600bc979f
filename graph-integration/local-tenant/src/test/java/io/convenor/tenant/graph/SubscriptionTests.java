package io.convenor.tenant.graph;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.graph.models.Subscription;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.world.Mail;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class SubscriptionTests extends GraphTenant {

	private final List<JsonObject> received = new CopyOnWriteArrayList<>();

	private HttpServer listener;

	private boolean honest = true;

	@BeforeEach
	void listen() throws IOException {
		this.listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.listener.createContext("/", this::hear);
		this.listener.start();
	}

	@AfterEach
	void stopListening() {
		this.listener.stop(0);
	}

	@Test
	void aMailInTheWatchedFolderIsToldWithItsClientState() {
		Subscription subscription = subscribe(Duration.ofDays(1));
		deliver();
		assertThat(this.received).singleElement().satisfies((notification) -> {
			assertThat(notification.get("subscriptionId").getAsString()).isEqualTo(subscription.getId());
			assertThat(notification.get("clientState").getAsString()).isEqualTo("a secret");
			assertThat(notification.get("changeType").getAsString()).isEqualTo("created");
		});
		String id = this.received.getFirst().getAsJsonObject("resourceData").get("id").getAsString();
		assertThat(this.tenant.mailboxes().inbox(CP_REPORTS).getFirst().id()).isEqualTo(id);
	}

	@Test
	void anAddressThatDoesNotRepeatTheWordIsRefused() {
		this.honest = false;
		assertThat(refusal(() -> subscribe(Duration.ofDays(1))).getError().getCode()).isEqualTo("ValidationError");
	}

	@Test
	void aSubscriptionLastsLessThanSevenDaysAndAtLeastFortyFiveMinutes() {
		assertThat(refusal(() -> subscribe(Duration.ofDays(8))).getResponseStatusCode()).isEqualTo(400);
		OffsetDateTime raised = subscribe(Duration.ofMinutes(5)).getExpirationDateTime();
		assertThat(raised).isEqualTo(OffsetDateTime.now(MONDAY).plusMinutes(45));
	}

	@Test
	void aSubscriptionIsRenewedListedAndEnded() {
		String id = subscribe(Duration.ofDays(1)).getId();
		Subscription renewal = new Subscription();
		renewal.setExpirationDateTime(OffsetDateTime.now(MONDAY).plusDays(6));
		Subscription renewed = this.graph.subscriptions().bySubscriptionId(id).patch(renewal);
		assertThat(renewed.getExpirationDateTime()).isEqualTo(OffsetDateTime.now(MONDAY).plusDays(6));
		this.graph.subscriptions().bySubscriptionId(id).reauthorize().post();
		assertThat(this.graph.subscriptions().get().getValue()).hasSize(1);
		this.graph.subscriptions().bySubscriptionId(id).delete();
		deliver();
		assertThat(this.received).isEmpty();
		assertThat(refusal(() -> this.graph.subscriptions().bySubscriptionId(id).get()).getResponseStatusCode())
			.isEqualTo(404);
	}

	@Test
	void aNotificationCanComeTwiceOrNever() {
		subscribe(Duration.ofDays(1));
		this.tenant.misbehave().notifyTwice(1);
		deliver();
		assertThat(this.received).hasSize(2);
		this.tenant.misbehave().neverNotify(1);
		deliver();
		assertThat(this.received).hasSize(2);
		deliver();
		assertThat(this.received).hasSize(3);
	}

	private Subscription subscribe(Duration lifetime) {
		Subscription subscription = new Subscription();
		subscription.setChangeType("created");
		subscription.setResource("users/" + CP_REPORTS + "/mailFolders('inbox')/messages");
		subscription.setNotificationUrl("http://localhost:" + this.listener.getAddress().getPort() + "/hook");
		subscription.setClientState("a secret");
		subscription.setExpirationDateTime(OffsetDateTime.now(MONDAY).plus(lifetime));
		return this.graph.subscriptions()
			.post(subscription, (config) -> config.headers.add("Prefer", "IdType=\"ImmutableId\""));
	}

	private void deliver() {
		this.tenant.mailboxes()
			.deliver(Mail.from("office@school.example").to(CP_REPORTS).subject("CP-7F3KM").text("Our report"));
		this.tenant.settle();
	}

	private void hear(HttpExchange exchange) throws IOException {
		String query = exchange.getRequestURI().getRawQuery();
		byte[] body = exchange.getRequestBody().readAllBytes();
		byte[] answer = new byte[0];
		if (query != null && query.startsWith("validationToken=")) {
			String word = URLDecoder.decode(query.substring("validationToken=".length()), StandardCharsets.UTF_8);
			answer = (this.honest ? word : "no").getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "text/plain");
		}
		else {
			JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
				.getAsJsonObject()
				.getAsJsonArray("value")
				.forEach((notification) -> this.received.add(notification.getAsJsonObject()));
		}
		exchange.sendResponseHeaders(200, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

}
