package io.convenor.scheduling.calendar;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.Meetings.Expected;

/**
 * What somebody did by hand to an entry, which waits for a decision.
 *
 * @param entry that of the meeting, under the id of its conference, or that of whoever
 * takes part apart, under the id of their separation
 * @param found where it was found; null where it was deleted
 * @param decision what was decided; null while whoever looks after it is asked
 * @param version counts the changes, so that a card can tell whether it shows the newest
 */
public record HandMadeChange(UUID id, UUID conference, UUID entry, @Nullable Expected found, Instant noticedAt,
		@Nullable Decision decision, int version) {

	public boolean open() {
		return this.decision == null;
	}

	/** Whether it is about the meeting, and not about the part of somebody apart. */
	public boolean isAboutTheMeeting() {
		return Entry.isOfTheMeeting(this.entry, this.conference);
	}

	/** Whether there is nothing in the calendar any more. */
	public boolean deleted() {
		return this.found == null;
	}

	/** Where it was found; empty where it was deleted. */
	public Optional<Expected> whereItStands() {
		return Optional.ofNullable(this.found);
	}

	/** What can become of it. */
	public enum Decision {

		/** The conference, or their part in it, takes the time from the calendar. */
		KEPT,

		/** The calendar gets our time back. */
		PUT_BACK,

		/** A new event takes the place of the deleted one. */
		BOOKED_ANEW,

		/** The conference will not be held. */
		CANCELLED,

		/** Somebody put it right by hand, or it does not matter any more. */
		OVERTAKEN

	}

}
