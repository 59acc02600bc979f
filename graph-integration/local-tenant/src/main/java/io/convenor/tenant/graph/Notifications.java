package io.convenor.tenant.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.microsoft.graph.models.ChangeNotification;
import com.microsoft.graph.models.ChangeNotificationCollection;
import com.microsoft.graph.models.ChangeType;
import com.microsoft.graph.models.ResourceData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.Arrival;
import io.convenor.tenant.world.Errands;
import io.convenor.tenant.world.EventChange;
import io.convenor.tenant.world.Refused;

/**
 * Tells those who asked that a mail has come or an event has changed, and makes sure
 * beforehand that the address they gave is theirs.
 */
final class Notifications {

	private static final Logger logger = LoggerFactory.getLogger(Notifications.class);

	private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);

	private static final int MOST_ATTEMPTS = 5;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(3))
		.build();

	private final Map<String, Watch> watches = new ConcurrentHashMap<>();

	private final Errands errands;

	private final Misbehaviours misbehaviours;

	private final Clock clock;

	private final String tenantId;

	Notifications(Errands errands, Misbehaviours misbehaviours, Clock clock, String tenantId) {
		this.errands = errands;
		this.misbehaviours = misbehaviours;
		this.clock = clock;
		this.tenantId = tenantId;
	}

	void put(Watch watch) {
		this.watches.put(watch.id(), watch);
	}

	void remove(String id) {
		this.watches.remove(id);
	}

	/**
	 * The subscriptions that have not run out.
	 */
	List<Watch> live() {
		this.watches.values().removeIf((watch) -> !watch.until().isAfter(this.clock.instant()));
		return List.copyOf(this.watches.values());
	}

	/**
	 * Ask an address to repeat a word, as proof that it expects notifications.
	 */
	void shakeHands(String notificationUrl) {
		String word = "Validation: Testing client application reachability. " + UUID.randomUUID();
		String query = "validationToken=" + URLEncoder.encode(word, StandardCharsets.UTF_8);
		try {
			URI uri = URI.create(notificationUrl + (notificationUrl.contains("?") ? "&" : "?") + query);
			HttpRequest request = HttpRequest.newBuilder(uri)
				.timeout(HANDSHAKE_LIMIT)
				.header("Content-Type", "text/plain; charset=utf-8")
				.POST(HttpRequest.BodyPublishers.noBody())
				.build();
			HttpResponse<String> response = this.http.send(request, BodyHandlers.ofString());
			boolean plain = response.headers().firstValue("Content-Type").orElse("").startsWith("text/plain");
			if (response.statusCode() != 200 || !plain || !word.equals(response.body())) {
				throw unproven("HTTP status code is '" + response.statusCode() + "'.");
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw unproven("The notification endpoint could not be reached.");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw unproven("The request was interrupted.");
		}
	}

	private static Refused unproven(String why) {
		return Refused.badRequest("ValidationError", "Subscription validation request failed. " + why);
	}

	void tell(Arrival arrival) {
		live().stream()
			.filter((watch) -> watch.covers(arrival))
			.forEach((watch) -> tell(watch, new Word("Message",
					watch.immutableIds() ? arrival.immutableId() : arrival.id(), ChangeType.Created)));
	}

	void tell(EventChange change) {
		live().stream()
			.filter((watch) -> watch.covers(change))
			.forEach((watch) -> tell(watch, new Word("Event", change.eventId(), change.kind())));
	}

	private void tell(Watch watch, Word word) {
		int copies = this.misbehaviours.copiesOfNextNotification();
		for (int i = 0; i < copies; i++) {
			this.errands.after(Duration.ZERO, () -> send(watch, word, 1));
		}
	}

	private void send(Watch watch, Word word, int attempt) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(watch.notificationUrl()))
				.timeout(ANSWER_LIMIT)
				.header("Content-Type", "application/json; charset=utf-8")
				.POST(HttpRequest.BodyPublishers.ofString(GraphJson.tree(notification(watch, word)).toString()))
				.build();
			int status = this.http.send(request, BodyHandlers.discarding()).statusCode();
			if (status / 100 != 2) {
				later(watch, word, attempt);
			}
		}
		catch (IOException ex) {
			later(watch, word, attempt);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void later(Watch watch, Word word, int attempt) {
		if (attempt == MOST_ATTEMPTS || !this.watches.containsKey(watch.id())) {
			logger.info("Gave up a notification for subscription {}", watch.id());
			return;
		}
		this.errands.after(Duration.ofSeconds(1L << attempt), () -> send(watch, word, attempt + 1));
	}

	private ChangeNotificationCollection notification(Watch watch, Word word) {
		String resource = "Users/" + watch.userId() + "/" + word.type() + "s/" + word.id();
		ResourceData data = new ResourceData();
		data.setOdataType("#Microsoft.Graph." + word.type());
		data.getAdditionalData().put("@odata.id", resource);
		data.getAdditionalData().put("id", word.id());
		ChangeNotification notification = new ChangeNotification();
		notification.setId(UUID.randomUUID().toString());
		notification.setSubscriptionId(watch.id());
		notification.setSubscriptionExpirationDateTime(watch.until().atOffset(ZoneOffset.UTC));
		notification.setChangeType(word.kind());
		notification.setResource(resource);
		notification.setResourceData(data);
		notification.setClientState(watch.clientState());
		notification.setTenantId(this.tenantId);
		ChangeNotificationCollection collection = new ChangeNotificationCollection();
		collection.setValue(List.of(notification));
		return collection;
	}

	/**
	 * What a notification says.
	 *
	 * @param type Message or Event
	 */
	private record Word(String type, String id, ChangeType kind) {
	}

}
