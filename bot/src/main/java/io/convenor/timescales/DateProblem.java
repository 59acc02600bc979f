package io.convenor.timescales;

/** One thing that is wrong with a date, as a sentence for the person who gave it. */
public record DateProblem(Kind kind, String sentence) {

	/** What is wrong; only a date that is too late can be kept with a recorded reason. */
	public enum Kind {

		IN_THE_PAST, WEEKEND, BANK_HOLIDAY, BEFORE_IT_COUNTS, TOO_LATE, NOT_COVERED

	}

}
