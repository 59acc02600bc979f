package io.convenor.reports;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;
import io.convenor.people.Authority;

/** How the reading of the CP mailbox is getting on, for its administrators. */
@Component
public class Inbox {

	private final Watching watching;

	private final Authority authority;

	private final Mailboxes mailboxes;

	private final ReportsSettings settings;

	Inbox(Watching watching, Authority authority, Mailboxes mailboxes, ReportsSettings settings) {
		this.watching = watching;
		this.authority = authority;
		this.mailboxes = mailboxes;
		this.settings = settings;
	}

	/** How the reading of every mailbox stands, by one look. */
	public Standing now() {
		Watching.Standings standings = this.watching.standings();
		return new Standing(standings.of(InboxReader.INBOX, this.authority.cpMailbox()),
				this.mailboxes.organisersIsRead() ? Optional.of(one(this.mailboxes.organiser(), standings))
						: Optional.empty(),
				this.mailboxes.ofTheCustodians().stream().map((mailbox) -> one(mailbox, standings)).toList());
	}

	private static Mailbox one(String mailbox, Watching.Standings standings) {
		return new Mailbox(mailbox, standings.of(InboxReader.INBOX, mailbox));
	}

	/** Whether an address is set under which Microsoft 365 may reach us. */
	public boolean canBeNotified() {
		return this.watching.canBeNotified();
	}

	/** How often it is read at least, in seconds. */
	public long readEverySeconds() {
		return this.settings.readEvery().toSeconds();
	}

	/**
	 * How the reading of all of them stood at one moment.
	 *
	 * @param cp the CP mailbox
	 * @param organisers the organiser's, which gets what is typed into the answer of an
	 * invitation; empty where it is not read
	 * @param custodians their own; none where allegations meetings have no custody
	 */
	public record Standing(Watching.Standing cp, Optional<Mailbox> organisers, List<Mailbox> custodians) {

		public Standing {
			custodians = List.copyOf(custodians);
		}

	}

	/** How the reading of one mailbox stood. */
	public record Mailbox(String address, Watching.Standing standing) {
	}

}
