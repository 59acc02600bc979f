package io.convenor.timescales;

import java.time.LocalDate;
import java.util.Objects;

import jakarta.validation.constraints.Max;
import org.jspecify.annotations.Nullable;

/**
 * When whoever owes a report is reminded of it, counted from the last day for it.
 *
 * @param side before, on or after that day
 * @param workingDays how many before or after; null on the day itself
 * @param to who is written to
 * @param source who says so
 */
public record ReportReminder(Side side, @Nullable @Max(ReportReminder.FARTHEST) Integer workingDays, To to,
		String source) {

	static final long FARTHEST = 60;

	/**
	 * The working day on which it is sent. Where the last day for the report is none, its
	 * own reminder comes on the working day before, while something can still be done.
	 * @throws DateNotCoveredException if the bank holiday list does not reach so far
	 */
	public LocalDate day(LocalDate due, WorkingDays days) {
		return switch (this.side) {
			case BEFORE -> days.minus(due, number());
			case ON_THE_DAY -> days.onOrBefore(due);
			case AFTER -> days.plus(due, number());
		};
	}

	private int number() {
		return Objects.requireNonNull(this.workingDays);
	}

	/** On which side of the last day for a report. */
	public enum Side {

		BEFORE, ON_THE_DAY, AFTER

	}

	/** Who is written to. */
	public enum To {

		/** Whoever was asked for the report. */
		THE_AGENCY,

		/** The same, and the agency's safeguarding lead where one is listed. */
		THE_AGENCY_AND_ITS_SAFEGUARDING_LEAD

	}

}
