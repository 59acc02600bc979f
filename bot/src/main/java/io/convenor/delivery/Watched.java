package io.convenor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.ChangeNotifications.Subscription;

/**
 * Something of mailboxes that a room follows. A room provides it as a bean; it is read at
 * an interval, and at once when Microsoft 365 tells of a change. What a notification says
 * is never believed beyond "look now".
 */
public interface Watched {

	/** What is followed, a stable name that is written to tables: {@code inbox}. */
	String what();

	/** The mailboxes in which it is followed at this moment. */
	Set<String> mailboxes();

	/** How often it is read when nobody tells of a change. */
	Duration readEvery();

	/** Asks Microsoft 365 to tell of changes. */
	Subscription subscribe(ChangeNotifications notifications, String mailbox, String notificationUrl,
			String clientState, Instant until);

	/**
	 * Reads what is new since a position; null reads from the beginning. Called with no
	 * transaction open, by one reader of a mailbox at a time.
	 * @throws io.convenor.graph.GraphFailure.PositionLost when it has to begin anew
	 */
	News since(String mailbox, @Nullable String position);

	/** What was read. */
	interface News {

		/** Where the next reading goes on. */
		String position();

		/** Takes all of it in. */
		default void takeIn() {
		}

		/**
		 * The things it is made of, each taken in on its own, so that one that cannot be
		 * is no reason to leave out the others. Taking one in again does nothing.
		 */
		default List<Item> items() {
			return List.of(new Item(position(), this::takeIn));
		}

		/**
		 * Whether not all of it could be understood yet: then the position stays, and it
		 * is read again in a moment.
		 */
		default boolean again() {
			return false;
		}

	}

	/**
	 * One thing that was read.
	 *
	 * @param id tells it from the others, the next time too
	 */
	record Item(String id, Runnable takeIn) {
	}

}
