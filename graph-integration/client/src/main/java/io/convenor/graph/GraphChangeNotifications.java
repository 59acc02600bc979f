package io.convenor.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import com.microsoft.graph.models.SubscriptionCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/** Subscriptions to new mail and to calendars. */
final class GraphChangeNotifications implements ChangeNotifications {

	// Graph allows 10,080 minutes for mail and events; the rest is for clocks that
	// differ.
	private static final Duration LONGEST = Duration.ofMinutes(10_070);

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final Clock clock;

	GraphChangeNotifications(GraphServiceClient graph, GraphCalls calls, Clock clock) {
		this.graph = graph;
		this.calls = calls;
		this.clock = clock;
	}

	@Override
	public Subscription watchInbox(String mailbox, String notificationUrl, String clientState, Instant until) {
		return watch(Operation.WATCH_INBOX, mailbox, wanted("created",
				"users/" + mailbox + "/mailFolders('inbox')/messages", notificationUrl, clientState, until));
	}

	@Override
	public Subscription watchCalendar(String mailbox, String notificationUrl, String clientState, Instant until) {
		return watch(Operation.WATCH_CALENDAR, mailbox,
				wanted("updated,deleted", "users/" + mailbox + "/events", notificationUrl, clientState, until));
	}

	private com.microsoft.graph.models.Subscription wanted(String changes, String resource, String notificationUrl,
			String clientState, Instant until) {
		var wanted = new com.microsoft.graph.models.Subscription();
		wanted.setChangeType(changes);
		wanted.setResource(resource);
		wanted.setNotificationUrl(notificationUrl);
		wanted.setClientState(clientState);
		wanted.setExpirationDateTime(atMost(until));
		return wanted;
	}

	private Subscription watch(Operation operation, String mailbox, com.microsoft.graph.models.Subscription wanted) {
		return subscription(this.calls.ask(operation, mailbox, () -> this.graph.subscriptions().post(wanted)));
	}

	@Override
	public Subscription renew(String subscriptionId, Instant until) {
		var change = new com.microsoft.graph.models.Subscription();
		change.setExpirationDateTime(atMost(until));
		return subscription(this.calls.ask(Operation.RENEW_WATCH,
				() -> this.graph.subscriptions().bySubscriptionId(subscriptionId).patch(change)));
	}

	@Override
	public List<Subscription> all() {
		var subscriptions = this.graph.subscriptions();
		return Pages
			.all(() -> this.calls.ask(Operation.LIST_WATCHES, subscriptions::get),
					(link) -> this.calls.ask(Operation.LIST_WATCHES, () -> subscriptions.withUrl(link).get()),
					SubscriptionCollectionResponse::getValue)
			.stream()
			.map(GraphChangeNotifications::subscription)
			.toList();
	}

	private OffsetDateTime atMost(Instant until) {
		Instant latest = this.clock.instant().plus(LONGEST);
		return (until.isAfter(latest) ? latest : until).truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
	}

	private static Subscription subscription(com.microsoft.graph.models.Subscription subscription) {
		return new Subscription(subscription.getId(), Objects.requireNonNullElse(subscription.getResource(), ""),
				Objects.requireNonNullElse(subscription.getNotificationUrl(), ""),
				subscription.getExpirationDateTime().toInstant());
	}

}
