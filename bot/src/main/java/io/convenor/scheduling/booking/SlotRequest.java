package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A slot that a review has, offered to a booking of an initial conference, and what
 * became of asking for it.
 *
 * @param version counts the changes, so that a card can tell whether it shows the newest
 * @param reviewArrangement which arrangement of the review has the slot
 * @param startsAt when the initial conference would begin
 * @param moveTo when the review would begin instead
 * @param askedBy the object id of the chair who asks
 * @param askedOf the object id of the chair who is asked
 * @param notice why nothing came of it, where nothing did
 */
public record SlotRequest(UUID id, int version, UUID booking, UUID review, int reviewArrangement,
		LocalDateTime startsAt, int lengthMinutes, LocalDateTime moveTo, State state, @Nullable String askedBy,
		@Nullable String askedOf, @Nullable String notice) {

	/** How far it is. */
	public enum State {

		/** Nobody was asked yet. */
		OFFERED,

		/** The review's chair has it to answer. */
		ASKED,

		/** The review has moved, and the slot is there for the initial conference. */
		MOVED,

		/** The review keeps its slot. */
		KEPT,

		/** Something changed before it was answered. */
		TOO_LATE

	}

}
