package io.convenor.timescales;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts working days: Monday to Friday and not a bank holiday in England and Wales.
 * Every method throws {@link DateNotCoveredException} when it would need a day that the
 * bank holiday list does not speak for.
 */
public final class WorkingDays {

	private final Supplier<BankHolidays> inForce;

	public WorkingDays(BankHolidays holidays) {
		this(() -> holidays);
	}

	/** Counts by whichever list is in force at that moment. */
	WorkingDays(Supplier<BankHolidays> inForce) {
		this.inForce = inForce;
	}

	/** Whether the list of bank holidays reaches this day. */
	public boolean covers(LocalDate date) {
		return holidays().covers(date);
	}

	public boolean isWorkingDay(LocalDate date) {
		BankHolidays holidays = holidays();
		if (!holidays.covers(date)) {
			throw new DateNotCoveredException(date, holidays);
		}
		return !isWeekend(date) && holidays.on(date).isEmpty();
	}

	/**
	 * The working day that is this many working days later, where the date itself is day
	 * 0 whether or not it is a working day. Zero days later is the date itself or, if it
	 * is not a working day, the next one.
	 */
	public LocalDate plus(LocalDate date, int workingDays) {
		return (workingDays < 0) ? minus(date, Math.negateExact(workingDays)) : walk(date, workingDays, 1);
	}

	/**
	 * The working day that is this many working days earlier, where the date itself is
	 * day 0 whether or not it is a working day. Zero days earlier is the date itself or,
	 * if it is not a working day, the one before.
	 */
	public LocalDate minus(LocalDate date, int workingDays) {
		return (workingDays < 0) ? plus(date, Math.negateExact(workingDays)) : walk(date, workingDays, -1);
	}

	/** This day if it is a working day, otherwise the next one. */
	public LocalDate onOrAfter(LocalDate date) {
		return plus(date, 0);
	}

	/** This day if it is a working day, otherwise the last one before it. */
	public LocalDate onOrBefore(LocalDate date) {
		return minus(date, 0);
	}

	/**
	 * The last day within on which people meet: this one or the last working day before
	 * it. Where the list of bank holidays does not reach, weekends alone are left out.
	 */
	public LocalDate lastToMeetOn(LocalDate date) {
		LocalDate day = date;
		while (isWeekend(day) || (covers(day) && !isWorkingDay(day))) {
			day = day.minusDays(1);
		}
		return day;
	}

	/**
	 * How many working days lie after the first date, up to and including the second;
	 * less than zero when the second comes first.
	 */
	public int between(LocalDate first, LocalDate second) {
		if (second.isBefore(first)) {
			return -between(second, first);
		}
		isWorkingDay(first);
		return Math
			.toIntExact(first.datesUntil(second).map((date) -> date.plusDays(1)).filter(this::isWorkingDay).count());
	}

	/**
	 * Why this is not a working day ("a Saturday", "a bank holiday (Boxing Day)"), or
	 * nothing if it is one.
	 */
	public Optional<String> whyNot(LocalDate date) {
		if (isWorkingDay(date)) {
			return Optional.empty();
		}
		return holidays().on(date)
			.map((holiday) -> "a bank holiday (" + holiday.inWords() + ")")
			.or(() -> Optional.of("a " + Dates.dayOfWeek(date)));
	}

	BankHolidays holidays() {
		return this.inForce.get();
	}

	static boolean isWeekend(LocalDate date) {
		return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	private LocalDate walk(LocalDate date, int workingDays, int step) {
		LocalDate day = date;
		int left = isWorkingDay(day) ? workingDays : Math.max(workingDays, 1);
		while (left > 0) {
			day = day.plusDays(step);
			if (isWorkingDay(day)) {
				left--;
			}
		}
		return day;
	}

}
