package io.convenor.reports;

import java.time.Instant;
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
 */
public record QueuedMail(UUID id, int version, Instant receivedAt, String sender, String subject, String reason,
		@Nullable Suggestion suggestion, String text, String earlier) {

	public QueuedMail(UUID id, int version, Instant receivedAt, String sender, String subject, String reason,
			@Nullable Suggestion suggestion) {
		this(id, version, receivedAt, sender, subject, reason, suggestion, "", "");
	}

	/** A request that a mail may answer. */
	public record Suggestion(Reference reference, UUID request, String label) {
	}

}
