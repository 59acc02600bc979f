package io.convenor.chat.admin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;
import io.convenor.graph.TenantChecks;
import io.convenor.people.Authority;
import io.convenor.reports.Inbox;

/** Whether the mailboxes that people write to are read. */
@Component
class MailboxChecks {

	private static final String SENDER = "Sender of letters";

	private static final String ORGANISERS_MAILBOX = "Organiser's mailbox";

	private final TenantChecks tenant;

	private final Watches watches;

	private final Inbox inbox;

	private final Authority authority;

	MailboxChecks(TenantChecks tenant, Watches watches, Inbox inbox, Authority authority) {
		this.tenant = tenant;
		this.watches = watches;
		this.inbox = inbox;
		this.authority = authority;
	}

	/** In the order they are shown. */
	List<Check> all(Inbox.Standing now) {
		return List.of(Check.one("CP mailbox", this::mailbox), Check.one(SENDER, this::sender),
				Check.one("Reading of the CP mailbox", () -> reading(now.cp().reading())),
				Check.one("Notice of new email", () -> notice(now.cp())),
				new Check(ORGANISERS_MAILBOX, () -> organisersMailbox(now.organisers())));
	}

	private Finding mailbox() {
		String what = "CP mailbox";
		return this.tenant.opensMailbox(this.authority.cpMailbox()) ? Finding.ok(what, "it opens")
				: Finding.broken(what, "it does not open",
						"See that the address in the settings is right and that the bot may open this mailbox.");
	}

	/** A family that does not know who wrote takes the letter for a fraud. */
	private Finding sender() {
		String shown = this.tenant.senderShown(this.authority.cpMailbox());
		String council = this.authority.name();
		return shown.toLowerCase(Locale.UK).contains(council.toLowerCase(Locale.UK))
				? Finding.ok(SENDER, "people see “%s”".formatted(shown))
				: Finding.unsure(SENDER, "people see “%s”, and a family may not know who that is".formatted(shown),
						"In Exchange, give the CP mailbox the display name “%s”.".formatted(council));
	}

	private Finding reading(Watching.Health reading) {
		return this.watches.reading("Reading of the CP mailbox", reading,
				Duration.ofSeconds(this.inbox.readEverySeconds()),
				"I keep trying. The line about the CP mailbox says more.", "reports wait");
	}

	private Finding notice(Watching.Standing cp) {
		String what = "Notice of new email";
		String every = "read every " + this.inbox.readEverySeconds() + " seconds";
		return this.inbox.canBeNotified() ? Watches.notice(what, cp, this.watches.standing(), "the mailbox is " + every)
				: Finding.unsure(what, "the bot has no public address, so the mailbox is only " + every,
						"Set convenor.watching.notification-url.");
	}

	/** What people type into the answer of an invitation comes there and nowhere else. */
	private List<Finding> organisersMailbox(Optional<Inbox.Mailbox> organisers) {
		return organisers.map(this::organisersMailbox)
			.orElseGet(() -> List.of(Finding.ok(ORGANISERS_MAILBOX,
					"what is typed into the answer of an invitation is in a mailbox that is read anyway")));
	}

	private List<Finding> organisersMailbox(Inbox.Mailbox organisers) {
		if (!this.tenant.opensMailbox(organisers.address())) {
			return List.of(Finding.broken(ORGANISERS_MAILBOX,
					"it does not open, so nobody reads what people type into the answer of an invitation",
					"An Exchange administrator grants the bot the role Application Mail.Read for "
							+ organisers.address() + ": run infra/set-up-tenant.ps1 again."));
		}
		String every = "read every " + this.inbox.readEverySeconds() + " seconds";
		Finding reading = this.watches.reading(ORGANISERS_MAILBOX, organisers.standing().reading(),
				Duration.ofSeconds(this.inbox.readEverySeconds()),
				"I keep trying. It needs the role Application Mail.Read for " + organisers.address() + ".",
				"what people type into their answers waits");
		if (!this.inbox.canBeNotified()) {
			return List.of(reading);
		}
		return List.of(reading, Watches.notice("Notice of email to the organiser", organisers.standing(),
				this.watches.standing(), "the mailbox is " + every));
	}

}
