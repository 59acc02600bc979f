package io.convenor.conference;

import org.jspecify.annotations.Nullable;

/**
 * What stands of a conference in its organiser's calendar.
 *
 * @param organiser the mailbox whose calendar it is
 * @param inCalendar the newest arrangement it is known to show; 0 while it shows none
 */
record InCalendar(String organiser, @Nullable String eventId, int inCalendar) {

	InCalendar as(@Nullable String event) {
		return new InCalendar(this.organiser, event, this.inCalendar);
	}

	/** An older arrangement never replaces a newer one. */
	InCalendar showing(int arrangement) {
		return new InCalendar(this.organiser, this.eventId, Math.max(this.inCalendar, arrangement));
	}

	/** It is known to show something older than this arrangement. */
	InCalendar showingLessThan(int arrangement) {
		return new InCalendar(this.organiser, this.eventId, Math.min(this.inCalendar, arrangement - 1));
	}

}
