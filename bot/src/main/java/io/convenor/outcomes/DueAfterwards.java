package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.ClockName;

/**
 * What is to be done after a meeting that was held, and may be ticked off.
 *
 * @param what its clock
 * @param title what it is, in words for people
 * @param heldOn the day of the meeting, before which it cannot have been done
 * @param due the last day in time
 * @param doneOn when it was done; null while the clock runs
 * @param tick who ticked it off; null where nobody did, as when the core group was
 * recorded as held
 */
public record DueAfterwards(ClockName what, String title, LocalDate heldOn, LocalDate due, @Nullable LocalDate doneOn,
		@Nullable Tick tick) {

	/** Whether it is still to be done. */
	public boolean open() {
		return this.doneOn == null;
	}

	/** Whether it was done late, or is not done on this day though it was due before. */
	public boolean isLate(LocalDate on) {
		LocalDate end = (this.doneOn != null) ? this.doneOn : on;
		return end.isAfter(this.due);
	}

	/**
	 * Somebody's tick.
	 *
	 * @param by their object id
	 */
	public record Tick(String by, Instant at) {
	}

}
