package io.convenor.tenant.graph;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.ChangeType;
import com.microsoft.graph.models.Subscription;

import io.convenor.tenant.world.Arrival;
import io.convenor.tenant.world.EventChange;

/**
 * A subscription to the mail of one folder or of a whole mailbox, or to the events of a
 * calendar.
 *
 * @param address the mailbox
 * @param immutableIds whether its notifications carry immutable ids
 */
record Watch(Subscription subscription, String address, String userId, Of of, boolean immutableIds) {

	String id() {
		return this.subscription.getId();
	}

	String notificationUrl() {
		return this.subscription.getNotificationUrl();
	}

	String clientState() {
		return this.subscription.getClientState();
	}

	Instant until() {
		return this.subscription.getExpirationDateTime().toInstant();
	}

	boolean covers(Arrival arrival) {
		return this.of instanceof Of.Mail mail && wants(ChangeType.Created) && mail.holds(arrival)
				&& this.address.equalsIgnoreCase(arrival.address());
	}

	boolean covers(EventChange change) {
		return this.of instanceof Of.Events && wants(change.kind()) && this.address.equalsIgnoreCase(change.owner());
	}

	private boolean wants(ChangeType kind) {
		return List.of(this.subscription.getChangeType().replace(" ", "").split(",")).contains(kind.getValue());
	}

	/** What is watched. */
	sealed interface Of {

		/**
		 * Mails.
		 *
		 * @param folder the folder's id or well-known name; empty for the whole mailbox
		 */
		record Mail(String folder) implements Of {

			boolean holds(Arrival arrival) {
				return this.folder.isEmpty() || this.folder.equalsIgnoreCase(arrival.folderName())
						|| this.folder.equals(arrival.folderId());
			}

		}

		/** Events. */
		record Events() implements Of {
		}

	}

}
