package io.convenor.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.delivery.Watched;
import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.ChangeNotifications.Subscription;
import io.convenor.graph.SharedMailbox;

/**
 * Follows the inboxes that people write to, and has every mail that comes looked at. An
 * answer to an invitation with nothing typed into it is the calendar's to tell.
 */
@Component
class InboxReader implements Watched {

	static final String INBOX = "inbox";

	private final SharedMailbox mailbox;

	private final Mails mails;

	private final Deliveries deliveries;

	private final Mailboxes mailboxes;

	private final ReportsSettings settings;

	InboxReader(SharedMailbox mailbox, Mails mails, Deliveries deliveries, Mailboxes mailboxes,
			ReportsSettings settings) {
		this.mailbox = mailbox;
		this.mails = mails;
		this.deliveries = deliveries;
		this.mailboxes = mailboxes;
		this.settings = settings;
	}

	@Override
	public String what() {
		return INBOX;
	}

	@Override
	public Set<String> mailboxes() {
		return this.mailboxes.read();
	}

	@Override
	public Duration readEvery() {
		return this.settings.readEvery();
	}

	@Override
	public Subscription subscribe(ChangeNotifications notifications, String mailboxName, String notificationUrl,
			String clientState, Instant until) {
		return notifications.watchInbox(mailboxName, notificationUrl, clientState, until);
	}

	@Override
	public News since(String mailboxName, @Nullable String position) {
		SharedMailbox.Arrivals arrivals = this.mailbox.arrivalsSince(mailboxName, position);
		return new News() {
			@Override
			public String position() {
				return arrivals.position();
			}

			@Override
			public List<Item> items() {
				return arrivals.mails()
					.stream()
					.filter((mail) -> !mail.bareAnswer())
					.map((mail) -> new Item(mail.id(), () -> addMail(mail, mailboxName)))
					.toList();
			}
		};
	}

	private void addMail(SharedMailbox.ArrivedMail mail, String mailboxName) {
		this.mails.add(mail, this.mailboxes.besideTheCpMailbox(mailboxName)).ifPresent(this::fileReport);
	}

	private void fileReport(UUID mail) {
		this.deliveries.enqueue(Parcel.of(MailKeys.fileReport(mail, 0), mail, null, new FileReport(mail, 0, null)));
	}

}
