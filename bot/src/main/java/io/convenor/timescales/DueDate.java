package io.convenor.timescales;

import java.time.LocalDate;

/**
 * The last date on which something is in time, with the arithmetic that led to it.
 *
 * @param date the last date in time, which for calendar days and months may be a weekend
 * or a bank holiday
 * @param from the day it was counted from
 * @param timescale the rule that was applied
 * @param explanation the arithmetic in plain words, one sentence or two a line
 */
public record DueDate(LocalDate date, LocalDate from, Timescale timescale, String explanation) {

	/** The earlier of the two, where both rules run and the sooner holds. */
	public DueDate sooner(DueDate other) {
		return other.date.isBefore(this.date) ? other : this;
	}

}
