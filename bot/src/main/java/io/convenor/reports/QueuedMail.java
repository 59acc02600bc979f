package io.convenor.reports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Reference;

/**
 * A mail in the CP mailbox that a person must look at.
 *
 * @param sender the address it came from
 * @param subject as the sender wrote it: for administrators only
 * @param reason why it could not be filed, as a sentence
 * @param suggestion where it may belong
 * @param text what was typed, as plain text
 * @param earlier what it quotes
 * @param files the names of the files that came with it
 * @param doubtful whether the mail system could not confirm its sender
 * @param closed why its subject, its text and its files are not shown; null where they
 * are
 */
public record QueuedMail(UUID id, int version, Instant receivedAt, String sender, String subject, String reason,
		@Nullable Suggestion suggestion, String text, String earlier, List<String> files, boolean doubtful,
		@Nullable String closed) {

	public QueuedMail {
		files = List.copyOf(files);
	}

	public QueuedMail(UUID id, int version, Instant receivedAt, String sender, String subject, String reason,
			@Nullable Suggestion suggestion) {
		this(id, version, receivedAt, sender, subject, reason, suggestion, "", "", List.of(), false, null);
	}

	static QueuedMail of(ArrivedMail mail, @Nullable Suggestion suggestion) {
		ArrivedMail.ForAPerson kept = mail.forAPerson();
		String reason = Objects.requireNonNullElse(kept.reason(), "");
		return (kept.closed() != null)
				? new QueuedMail(mail.id(), mail.version(), mail.receivedAt(), mail.sender(), "", reason, suggestion,
						"", "", List.of(), kept.doubtful(), kept.closed())
				: new QueuedMail(mail.id(), mail.version(), mail.receivedAt(), mail.sender(), mail.subject(), reason,
						suggestion, kept.text(), kept.earlier(), kept.files(), kept.doubtful(), null);
	}

	/** A request that a mail may answer. */
	public record Suggestion(Reference reference, UUID request, String label) {
	}

}
