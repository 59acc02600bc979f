package io.convenor.tenant.graph;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.Subscription;

import io.convenor.tenant.world.Arrival;

/**
 * A subscription to the mail of one folder, or of a whole mailbox.
 *
 * @param address the mailbox
 * @param folder the folder's id or well-known name; empty for the whole mailbox
 * @param immutableIds whether its notifications carry immutable ids
 */
record Watch(Subscription subscription, String address, String userId, String folder, boolean immutableIds) {

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
		boolean wanted = List.of(this.subscription.getChangeType().split(",")).contains("created");
		boolean here = this.folder.isEmpty() || this.folder.equalsIgnoreCase(arrival.folderName())
				|| this.folder.equals(arrival.folderId());
		return wanted && here && this.address.equalsIgnoreCase(arrival.address());
	}

}
