package io.convenor.scheduling.invitations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did by hand to the event of a conference, which waits for a decision.
 *
 * @param foundStart where it was found; null where it was deleted
 * @param decision what was decided; null while the chair is asked
 * @param version counts the changes, so that a card can tell whether it shows the newest
 */
public record HandMadeChange(UUID id, UUID conference, @Nullable LocalDateTime foundStart,
		@Nullable LocalDateTime foundEnd, Instant noticedAt, @Nullable Decision decision, int version) {

	public boolean open() {
		return this.decision == null;
	}

	/** Whether there is nothing in the calendar any more. */
	public boolean deleted() {
		return this.foundStart == null;
	}

	public Optional<LocalDateTime> found() {
		return Optional.ofNullable(this.foundStart);
	}

	/** What can become of it. */
	public enum Decision {

		/** The conference takes the time from the calendar. */
		KEPT,

		/** The calendar gets the conference's time back. */
		PUT_BACK,

		/** A new event takes the place of the deleted one. */
		BOOKED_ANEW,

		/** The conference will not be held. */
		CANCELLED,

		/** Somebody put it right by hand, or it does not matter any more. */
		OVERTAKEN

	}

}
