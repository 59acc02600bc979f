package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.Dates;

/**
 * A mail that was seen in the inbox, as the table keeps it.
 *
 * @param messageId how the mailbox knows it, wherever in the mailbox it lies
 * @param reason why it waits for a person, in words
 * @param mailbox in which it lies; null for the CP mailbox
 * @param text what was typed, where it waits for a person
 * @param earlier what it quotes
 * @param filings how often a person asked for it to be filed
 */
record ArrivedMail(UUID id, String messageId, String sender, String senderName, String subject, Instant receivedAt,
		boolean hasAttachments, State state, @Nullable String reason, @Nullable UUID suggestedRequest, int filings,
		int version, @Nullable String mailbox, String text, String earlier) {

	ArrivedMail(UUID id, String messageId, String sender, String senderName, String subject, Instant receivedAt,
			boolean hasAttachments, State state, @Nullable String reason, @Nullable UUID suggestedRequest, int filings,
			int version) {
		this(id, messageId, sender, senderName, subject, receivedAt, hasAttachments, state, reason, suggestedRequest,
				filings, version, null, "", "");
	}

	/** The day it arrived, in England. */
	LocalDate receivedOn() {
		return this.receivedAt.atZone(Dates.LONDON).toLocalDate();
	}

	/** What becomes of a mail. */
	enum State {

		/** Seen, and not yet dealt with. */
		NEW,

		/** Its reports are recorded. */
		FILED,

		/** A person must look. */
		QUEUED,

		/** An automatic reply: it stays in the inbox and nobody need look. */
		SET_ASIDE,

		/** A person has looked. */
		HANDLED,

		/** It is an answer, and with whoever looks after the conference. */
		HANDED_ON

	}

}
