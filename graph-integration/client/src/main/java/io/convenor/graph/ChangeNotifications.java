package io.convenor.graph;

import java.time.Instant;
import java.util.List;

/** Asking Microsoft 365 to tell us when something changes. */
public interface ChangeNotifications {

	/**
	 * Asks to be told of new mail in a mailbox's inbox. Microsoft 365 calls the address
	 * once before it answers, so the address must already be served. A subscription lives
	 * for less than seven days: a later end becomes the latest there is. One request.
	 * @param clientState the secret that every notification must carry
	 */
	Subscription watchInbox(String mailbox, String notificationUrl, String clientState, Instant until);

	/**
	 * Asks to be told when an event in a mailbox's calendar is changed or deleted, by
	 * whomever; somebody's answer is a change as well. Otherwise as {@link #watchInbox}.
	 * One request.
	 */
	Subscription watchCalendar(String mailbox, String notificationUrl, String clientState, Instant until);

	/**
	 * Asks for longer. One request.
	 * @throws GraphFailure.NotFound when the subscription has expired: watch again
	 */
	Subscription renew(String subscriptionId, Instant until);

	/** Every subscription of this application. One request. */
	List<Subscription> all();

	/** A promise to tell us, until it expires. */
	record Subscription(String id, String resource, String notificationUrl, Instant expires) {
	}

}
