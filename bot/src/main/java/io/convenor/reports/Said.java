package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.Dates;

/**
 * What an agency answered instead of sending its report.
 *
 * @param until the day by which it says that the report comes; null but where it is late
 * @param at when that was written down
 */
public record Said(What what, @Nullable LocalDate until, Instant at) {

	/** "nothing known", or "will be late, by Monday 2 March 2026". */
	public String inWords() {
		return (this.until == null) ? this.what.words : this.what.words + ", by " + Dates.inWords(this.until);
	}

	/**
	 * Whether the day that was named is later than the last day for the report, and not
	 * after the meeting.
	 */
	boolean isOfUse(LocalDate due, LocalDate meeting) {
		return this.until != null && this.until.isAfter(due) && !this.until.isAfter(meeting);
	}

	/** The answers there are. */
	public enum What {

		NOTHING_KNOWN("nothing known"),

		ATTENDS_WITHOUT("will attend, no report"),

		NOT_INVOLVED("not involved"),

		LATE("will be late");

		private final String words;

		What(String words) {
			this.words = words;
		}

		public String words() {
			return this.words;
		}

		/** Whether no report is to be waited for after it. */
		public boolean endsIt() {
			return this != LATE;
		}

	}

}
