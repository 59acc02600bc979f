package io.convenor.reports;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;
import io.convenor.delivery.Watching.Health;
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

	/** When the inbox was last read, and what came in the way since. */
	public Health reading() {
		return this.watching.reading(InboxReader.INBOX, this.authority.cpMailbox());
	}

	/** Until when Microsoft 365 tells us of new mail. */
	public Health watching() {
		return this.watching.notice(InboxReader.INBOX, this.authority.cpMailbox());
	}

	/** The subscription that Microsoft 365 is believed to hold for us. */
	public Optional<String> subscription() {
		return this.watching.subscription(InboxReader.INBOX, this.authority.cpMailbox());
	}

	/** The organiser's mailbox, where it is read, too; empty where it is not. */
	public Optional<Organisers> organisers() {
		return this.mailboxes.organisersIsRead() ? Optional.of(new Organisers(this.mailboxes.organiser(),
				this.watching.reading(InboxReader.INBOX, this.mailboxes.organiser()),
				this.watching.notice(InboxReader.INBOX, this.mailboxes.organiser()),
				this.watching.subscription(InboxReader.INBOX, this.mailboxes.organiser()))) : Optional.empty();
	}

	/** The custodians' own mailboxes; none where allegations meetings have no custody. */
	public List<Custodians> custodians() {
		return this.mailboxes.ofTheCustodians()
			.stream()
			.map((mailbox) -> new Custodians(mailbox, this.watching.reading(InboxReader.INBOX, mailbox)))
			.toList();
	}

	/** Whether an address is set under which Microsoft 365 may reach us. */
	public boolean canBeNotified() {
		return this.watching.canBeNotified();
	}

	/** How often it is read at least, in seconds. */
	public long readEverySeconds() {
		return this.settings.readEvery().toSeconds();
	}

	/** How the reading of a mailbox of the custodians is getting on. */
	public record Custodians(String mailbox, Health reading) {
	}

	/**
	 * How the reading of the organiser's mailbox is getting on, which gets what is typed
	 * into the answer of an invitation.
	 *
	 * @param notice until when Microsoft 365 tells us of new mail
	 * @param subscription the subscription that Microsoft 365 is believed to hold for us
	 */
	public record Organisers(String mailbox, Health reading, Health notice, Optional<String> subscription) {
	}

}
