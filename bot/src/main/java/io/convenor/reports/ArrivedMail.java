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
 * @param mailbox in which it lies; null for the CP mailbox
 * @param filings how often a person asked for it to be filed
 */
record ArrivedMail(UUID id, @Nullable String mailbox, String messageId, String sender, String senderName,
		String subject, Instant receivedAt, boolean hasAttachments, State state, ForAPerson forAPerson, int filings,
		int version) {

	/** The day it arrived, in England. */
	LocalDate receivedOn() {
		return this.receivedAt.atZone(Dates.LONDON).toLocalDate();
	}

	/**
	 * What is kept of a mail that waits for a person.
	 *
	 * @param reason why it waits, in words; null where it does not
	 * @param suggestedRequest which report it may be; null where nobody can tell
	 * @param keeper who deals with it
	 * @param text what was typed
	 * @param earlier what it quotes
	 * @param files the names of the files that came with it
	 * @param doubtful whether the mail system could not confirm its sender
	 * @param closed why whoever deals with it does not get to read it here; null where
	 * they do
	 */
	record ForAPerson(@Nullable String reason, @Nullable UUID suggestedRequest, Keeper keeper, String text,
			String earlier, List<String> files, boolean doubtful, @Nullable String closed) {

		/** Nothing, since nobody need look. */
		static final ForAPerson NOTHING = new ForAPerson(null, null, Keeper.ADMINISTRATION, "", "", List.of(), false,
				null);

		ForAPerson {
			files = List.copyOf(files);
		}

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
