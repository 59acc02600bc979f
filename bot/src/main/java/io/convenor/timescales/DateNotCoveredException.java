package io.convenor.timescales;

import java.time.LocalDate;

/**
 * Working days were asked for on a day the bank holiday list does not speak for; the
 * message is a sentence for people.
 */
public final class DateNotCoveredException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final LocalDate date;

	DateNotCoveredException(LocalDate date, BankHolidays holidays) {
		super(sentence(date, holidays));
		this.date = date;
	}

	static String sentence(LocalDate date, BankHolidays holidays) {
		return "Working days can only be counted from %s to %s, the days the bank holiday list covers, and %s is outside it."
			.formatted(Dates.inWords(holidays.coveredFrom()), Dates.inWords(holidays.coveredUntil()),
					Dates.inWords(date));
	}

	public LocalDate date() {
		return this.date;
	}

}
