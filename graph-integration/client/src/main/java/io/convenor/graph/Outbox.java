package io.convenor.graph;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Mail sent from a shared mailbox, to one person at a time. */
public interface Outbox {

	/**
	 * Sends one mail. Under a key that was tried before, the mailbox is searched first,
	 * so that nobody gets the same mail twice. A draft is written and then sent: whatever
	 * an attempt failed with, the next one comes under {@link IdempotencyKey#again}, or
	 * it leaves a draft behind. Two requests, and one for each file where they hold more
	 * than 2.5 MB together; one more to search.
	 * @throws IllegalArgumentException when a file holds more than 3 MB
	 */
	SentMail send(IdempotencyKey key, Mail mail);

	/** The same with something before every subject, such as {@code [SECURE]}. */
	default Outbox labelling(String label) {
		return (key, mail) -> send(key, mail.labelled(label));
	}

	/**
	 * A mail to one person: there is no field for a second.
	 *
	 * @param answers the internet message id of the mail that it answers, so that it
	 * stands in the same thread; null where it begins one
	 */
	record Mail(String from, String to, String toName, String subject, String htmlBody, List<Attachment> attachments,
			@Nullable String answers) {

		public Mail(String from, String to, String toName, String subject, String htmlBody,
				List<Attachment> attachments) {
			this(from, to, toName, subject, htmlBody, attachments, null);
		}

		public Mail {
			attachments = List.copyOf(attachments);
		}

		/** The same with something before its subject, such as {@code [SECURE]}. */
		public Mail labelled(String label) {
			return new Mail(this.from, this.to, this.toName, (label + " " + this.subject).strip(), this.htmlBody,
					this.attachments, this.answers);
		}

	}

	/** A file that goes with a mail, at most 3 MB. */
	record Attachment(String name, String contentType, byte[] content) {
	}

	/**
	 * A mail that Microsoft 365 has taken.
	 *
	 * @param internetMessageId by which an answer names it; empty where it is not known
	 * @param conversation the thread that the mailbox put it in; empty where it is not
	 * known
	 */
	record SentMail(String messageId, String internetMessageId, String conversation) {

		public SentMail(String messageId) {
			this(messageId, "", "");
		}
	}

}
