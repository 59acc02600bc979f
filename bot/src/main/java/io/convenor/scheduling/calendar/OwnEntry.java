package io.convenor.scheduling.calendar;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the entry of somebody who takes part apart gives them.
 *
 * @param eventId null while there is none
 * @param joinUrl the link of a meeting of their own
 * @param shown the newest arrangement of the conference that it shows
 * @param isUnderway whether a change of it is just on its way
 * @param guardedFor the chair for whom its lobby is known to be set
 * @param version counts the changes, so that a card can tell whether it shows the newest
 */
public record OwnEntry(UUID separation, @Nullable String eventId, @Nullable String joinUrl,
		@Nullable String dialInNumber, @Nullable String dialInCode, int shown, boolean isUnderway,
		@Nullable String guardedFor, int version) {

	/** One that does not stand yet. */
	public static OwnEntry none(UUID separation) {
		return new OwnEntry(separation, null, null, null, null, 0, false, null, 0);
	}

	/** Whether it stands in a calendar, or may. */
	public boolean isInTheCalendar() {
		return this.eventId != null || this.isUnderway;
	}

}
