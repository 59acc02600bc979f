package io.convenor.reports;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Reference;
import io.convenor.replies.Placed;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;

/** What came of one mail. */
sealed interface Filing {

	/** Whether the mail waits for a person now. */
	default boolean isLeftForAPerson() {
		return this instanceof LeftForAPerson || this instanceof LeftForTheCustodians
				|| (this instanceof Filed filed && !filed.refused().isEmpty());
	}

	/**
	 * Its reports are in the document library.
	 *
	 * @param reference of the conference they are for
	 * @param stored what is new
	 * @param refused why other files of the mail were left
	 */
	record Filed(Request request, Reference reference, List<Stored> stored, List<Refusal> refused) implements Filing {

		public Filed {
			stored = List.copyOf(stored);
			refused = List.copyOf(refused);
		}

	}

	/**
	 * A person must look.
	 *
	 * @param suggested the request it may be for
	 * @param answer the request whose agency is told kindly why, or null where nobody is
	 * told anything
	 */
	record LeftForAPerson(String reason, @Nullable Request suggested, @Nullable Request answer,
			List<Refusal> refused) implements Filing {

		public LeftForAPerson {
			refused = List.copyOf(refused);
		}

		static LeftForAPerson silently(String reason, @Nullable Request suggested) {
			return new LeftForAPerson(reason, suggested, null, List.of());
		}

	}

	/** The custodians of a group must look: it came to their own mailbox. */
	record LeftForTheCustodians(String reason) implements Filing {
	}

	/** An automatic reply that says nothing about a report. */
	record LeftAlone(String reason) implements Filing {
	}

	/** It is an answer and no more: whoever looks after its conference has it. */
	record HandedOn() implements Filing {
	}

	/** Somebody dealt with it meanwhile. */
	record NothingToDo() implements Filing {
	}

	/** A file that the document library has taken. */
	record Stored(UUID report, String fileName, boolean corrected, String documentId, String webUrl) {
	}

	/**
	 * What came of one mail, and what was typed in it.
	 *
	 * @param received the mail made plain; null where nobody has read it
	 * @param whose whose answer it is, too, as far as the administration team may know;
	 * null where it is none
	 * @param placed where it belongs, seen from both sides; null where nobody has read it
	 */
	record Looked(Filing filing, @Nullable Received received, Placing.@Nullable Theirs whose, @Nullable Placed placed) {

		static Looked notRead(Filing filing) {
			return new Looked(filing, null, null, null);
		}

	}

}
