package io.convenor.graph;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What became of the meetings in a calendar, whoever changed them. */
public interface CalendarWatch {

	/**
	 * What changed in a calendar since a position. Changes may be repeated, our own are
	 * among them, and so is whatever else is in the calendar. One request for every fifty
	 * events.
	 * @param from the first day that is looked at
	 * @param until the last day that is looked at; both count only where there is no
	 * position, which remembers its own
	 * @param position what the last call gave, or null to begin: then everything between
	 * the two days comes
	 * @throws GraphFailure.PositionLost when the position has expired: begin again
	 */
	Changes changesSince(String mailbox, LocalDate from, LocalDate until, @Nullable String position);

	/** What was seen, and the position to ask from next time. */
	record Changes(List<Seen> seen, String position) {

		public Changes {
			seen = List.copyOf(seen);
		}

	}

	/** One event that changed. */
	sealed interface Seen {

		/** It is in the calendar, as it stands now; perhaps cancelled. */
		record Standing(Meetings.BookedMeeting meeting) implements Seen {
		}

		/**
		 * It is not between the two days, or no longer: deleted, or moved to a day
		 * outside them. {@link Meetings#look} tells which.
		 */
		record Removed(String eventId) implements Seen {
		}

	}

}
