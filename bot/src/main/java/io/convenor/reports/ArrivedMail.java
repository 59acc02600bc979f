package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * @param closed why whoever deals with it does not get to read it here; null where they
 * do
 * @param doubtful whether the mail system could not confirm its sender
 * @param files the names of the files that came with it, where it waits for a person
 * @param keeper who deals with it
 */
record ArrivedMail(UUID id, String messageId, String sender, String senderName, String subject, Instant receivedAt,
		boolean hasAttachments, State state, @Nullable String reason, @Nullable UUID suggestedRequest, int filings,
		int version, @Nullable String mailbox, String text, String earlier, @Nullable String closed, boolean doubtful,
		List<String> files, Keeper keeper) {

	ArrivedMail {
		files = List.copyOf(files);
	}

	ArrivedMail(UUID id, String messageId, String sender, String senderName, String subject, Instant receivedAt,
			boolean hasAttachments, State state, @Nullable String reason, @Nullable UUID suggestedRequest, int filings,
			int version) {
		this(id, messageId, sender, senderName, subject, receivedAt, hasAttachments, state, reason, suggestedRequest,
				filings, version, null, "", "", null, false, List.of(), Keeper.ADMINISTRATION);
	}

	/** The day it arrived, in England. */
	LocalDate receivedOn() {
		return this.receivedAt.atZone(Dates.LONDON).toLocalDate();
	}

	/** Who deals with a mail that waits. */
	enum Keeper {

		ADMINISTRATION, CUSTODIANS

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
