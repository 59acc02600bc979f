package io.convenor.reports;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;

import io.convenor.graph.SharedMailbox;

/** Opens what came in a mail, in whichever mailbox it lies. */
@Component
class MailContents {

	private final SharedMailbox mailbox;

	private final Mailboxes mailboxes;

	MailContents(SharedMailbox mailbox, Mailboxes mailboxes) {
		this.mailbox = mailbox;
		this.mailboxes = mailboxes;
	}

	/** What it says; it is asked for where it did not come with the list of arrivals. */
	SharedMailbox.WrittenMail written(Mails.Opened opened) {
		return (opened.written() != null) ? opened.written()
				: this.mailbox.read(this.mailboxes.of(opened.mail()), opened.mail().messageId());
	}

	/** What came with it, but for the logos in its text. */
	List<SharedMailbox.AttachedFile> files(ArrivedMail mail) {
		return this.mailbox.attachments(this.mailboxes.of(mail), mail.messageId())
			.stream()
			.filter((file) -> !(file.inline() && picture(file) && file.size() < Papers.SMALLEST_PHOTOGRAPH))
			.toList();
	}

	/** What stands in one of its files; the caller closes it. */
	InputStream open(ArrivedMail mail, SharedMailbox.AttachedFile file) {
		return this.mailbox.open(this.mailboxes.of(mail), mail.messageId(), file.id());
	}

	private static boolean picture(SharedMailbox.AttachedFile file) {
		return file.contentType().toLowerCase(Locale.ROOT).startsWith("image/");
	}

}
