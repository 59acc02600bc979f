package io.convenor.tenant.graph;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Subscription;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.IdKind;
import io.convenor.tenant.world.Mailboxes;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Refused;

/**
 * Subscriptions to the mail of a folder and to calendars: asking for them, keeping them
 * alive, ending them.
 */
final class SubscriptionOperations {

	private static final Duration LONGEST = Duration.ofDays(7);

	private static final Duration SHORTEST = Duration.ofMinutes(45);

	private static final int LONGEST_CLIENT_STATE = 128;

	private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Pattern RESOURCE = Pattern.compile(
			"/?users/([^/]+)/(?:(?:mailFolders(?:\\('([^']+)'\\)|/([^/]+))/)?messages|((?:calendar/)?events))",
			Pattern.CASE_INSENSITIVE);

	private static final Needs MAIL = Needs.application("Mail.ReadBasic", "Mail.ReadBasic.All", "Mail.Read",
			"Mail.ReadWrite");

	private static final Needs EVENTS = Needs.application("Calendars.ReadBasic", "Calendars.Read",
			"Calendars.ReadWrite");

	private static final Needs EITHER = Needs
		.application(Stream.of(MAIL, EVENTS).flatMap((needs) -> needs.application().stream()).toArray(String[]::new));

	private final Notifications notifications;

	private final Mailboxes mailboxes;

	private final Directory directory;

	private final Clock clock;

	SubscriptionOperations(Notifications notifications, Mailboxes mailboxes, Directory directory, Clock clock) {
		this.notifications = notifications;
		this.mailboxes = mailboxes;
		this.directory = directory;
		this.clock = clock;
	}

	void register(Operations operations) {
		operations.post("/subscriptions", EITHER, this::create);
		operations.get("/subscriptions", EITHER,
				(request) -> Query.of(request, 100).page(mine(request).stream().map(Watch::subscription).toList()));
		operations.get("/subscriptions/{subscription}", EITHER,
				(request) -> Answer.ok(existing(request).subscription()));
		operations.patch("/subscriptions/{subscription}", EITHER, this::renew);
		operations.post("/subscriptions/{subscription}/reauthorize", EITHER, (request) -> {
			existing(request);
			return Answer.empty(200);
		});
		operations.delete("/subscriptions/{subscription}", EITHER, (request) -> {
			this.notifications.remove(existing(request).id());
			return Answer.noContent();
		});
	}

	private Answer create(GraphRequest request) {
		Subscription asked = request.body(Subscription::createFromDiscriminatorValue);
		check(asked);
		Watch watch = watch(asked, request);
		this.notifications.shakeHands(asked.getNotificationUrl());
		if (asked.getLifecycleNotificationUrl() != null) {
			this.notifications.shakeHands(asked.getLifecycleNotificationUrl());
		}
		this.notifications.put(watch);
		return Answer.created(watch.subscription());
	}

	private static void check(Subscription asked) {
		if (asked.getChangeType() == null || asked.getNotificationUrl() == null || asked.getResource() == null
				|| asked.getExpirationDateTime() == null) {
			throw Refused.badRequest("InvalidRequest",
					"A subscription needs changeType, notificationUrl, resource and expirationDateTime.");
		}
		if (asked.getClientState() != null && asked.getClientState().length() > LONGEST_CLIENT_STATE) {
			throw Refused.badRequest("InvalidRequest", "clientState can have at most 128 characters.");
		}
		if (Boolean.TRUE.equals(asked.getIncludeResourceData())) {
			throw Refused.badRequest("InvalidRequest", "The local tenant sends notifications without resource data.");
		}
		checkUrl(asked.getNotificationUrl());
		if (asked.getLifecycleNotificationUrl() != null) {
			checkUrl(asked.getLifecycleNotificationUrl());
		}
	}

	/** Graph insists on https; on this machine, plain http is let through. */
	private static void checkUrl(String url) {
		URI uri = URI.create(url.replace(" ", "%20"));
		boolean here = "http".equals(uri.getScheme()) && uri.getHost() != null && LOCAL_HOSTS.contains(uri.getHost());
		if (!here && !"https".equals(uri.getScheme())) {
			throw Refused.badRequest("InvalidRequest", "The notification URL must be an https address.");
		}
	}

	private Watch watch(Subscription asked, GraphRequest request) {
		Matcher resource = RESOURCE.matcher(asked.getResource());
		if (!resource.matches()) {
			throw Refused.badRequest("InvalidRequest",
					"The local tenant only watches users/{id}/mailFolders('{folder}')/messages and users/{id}/events.");
		}
		Person owner = this.directory.person(resource.group(1))
			.orElseThrow(() -> Refused.notFound("ErrorInvalidUser",
					"The requested user '" + resource.group(1) + "' is invalid."));
		boolean events = resource.group(4) != null;
		(events ? EVENTS : MAIL).check(request.caller(), false);
		String folder = (resource.group(2) != null) ? resource.group(2) : orEmpty(resource.group(3));
		if (!folder.isEmpty()) {
			this.mailboxes.folderOf(owner.address(), folder);
		}
		Subscription kept = GraphJson.copy(asked, Subscription::createFromDiscriminatorValue);
		kept.setId(UUID.randomUUID().toString());
		kept.setApplicationId(request.caller().appId());
		kept.setCreatorId(request.caller().appId());
		kept.setExpirationDateTime(expiry(asked.getExpirationDateTime()));
		return new Watch(kept, owner.address(), owner.id(), events ? new Watch.Of.Events() : new Watch.Of.Mail(folder),
				request.idKind() == IdKind.IMMUTABLE);
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	private OffsetDateTime expiry(OffsetDateTime asked) {
		Instant now = this.clock.instant();
		Instant until = asked.toInstant();
		if (!until.isAfter(now)) {
			throw Refused.badRequest("InvalidRequest", "The subscription's expiration lies in the past.");
		}
		if (until.isAfter(now.plus(LONGEST))) {
			throw Refused.badRequest("InvalidRequest",
					"Subscription expiration can only be 10080 minutes in the future.");
		}
		Instant least = now.plus(SHORTEST);
		return (until.isBefore(least) ? least : until).atOffset(ZoneOffset.UTC);
	}

	private Answer renew(GraphRequest request) {
		Watch watch = existing(request);
		JsonObject change = request.change(Subscription::createFromDiscriminatorValue);
		if (!Set.of("expirationDateTime", "notificationUrl").containsAll(change.keySet())) {
			throw Refused.badRequest("InvalidRequest",
					"Only expirationDateTime and notificationUrl of a subscription can be changed.");
		}
		Subscription renewed = GraphJson.model(GraphJson.overlay(GraphJson.tree(watch.subscription()), change),
				Subscription::createFromDiscriminatorValue);
		if (change.has("expirationDateTime")) {
			renewed.setExpirationDateTime(expiry(renewed.getExpirationDateTime()));
		}
		if (change.has("notificationUrl")) {
			checkUrl(renewed.getNotificationUrl());
			this.notifications.shakeHands(renewed.getNotificationUrl());
		}
		this.notifications.put(new Watch(renewed, watch.address(), watch.userId(), watch.of(), watch.immutableIds()));
		return Answer.ok(renewed);
	}

	private List<Watch> mine(GraphRequest request) {
		return this.notifications.live()
			.stream()
			.filter((watch) -> request.caller().appId().equals(watch.subscription().getApplicationId()))
			.toList();
	}

	private Watch existing(GraphRequest request) {
		return mine(request).stream()
			.filter((watch) -> watch.id().equals(request.path("subscription")))
			.findFirst()
			.orElseThrow(() -> Refused.notFound("ResourceNotFound", "The object was not found."));
	}

}
