package io.convenor.reports;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.SharedMailbox;
import io.convenor.people.Authority;

/** Moves a mail out of the inbox, so that people see there what is still to do. */
@Component
class FileAwayCourier implements Courier<FileAway, Boolean> {

	private final SharedMailbox mailbox;

	private final Authority authority;

	FileAwayCourier(SharedMailbox mailbox, Authority authority) {
		this.mailbox = mailbox;
		this.authority = authority;
	}

	@Override
	public String kind() {
		return "file-away";
	}

	@Override
	public Outcome<Boolean> carry(FileAway what, IdempotencyKey key, UUID subject) {
		try {
			this.mailbox.fileAway(key, this.authority.cpMailbox(), what.messageId(), what.folder());
			return Outcome.done(true);
		}
		catch (GraphFailure.NotFound ex) {
			// A person was faster.
			return Outcome.done(false);
		}
	}

}
