package io.convenor.timescales;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Applies one timescale to one day, and writes down every step in plain words. */
final class Reckoning {

	private final Timescale rule;

	private final WorkingDays workingDays;

	private final List<String> steps = new ArrayList<>();

	private @Nullable LocalDate countedAs;

	Reckoning(Timescale rule, WorkingDays workingDays) {
		this.rule = rule;
		this.workingDays = workingDays;
	}

	DueDate from(LocalDate date) {
		ruleFrom(Dates.inWords(date));
		return due(date, switch (this.rule.unit()) {
			case WORKING_DAYS -> workingDays(date);
			case DAYS -> days(date);
			case MONTHS -> months(date);
			case HOURS -> hours(date);
		});
	}

	DueDate from(ZonedDateTime moment) {
		ZonedDateTime start = moment.withZoneSameInstant(Dates.LONDON);
		if (this.rule.unit() != Unit.HOURS) {
			return from(start.toLocalDate());
		}
		ruleFrom(Dates.inWords(start));
		ZonedDateTime end = start.plusHours(signedValue());
		this.steps.add("That is %s.".formatted(Dates.inWords(end)));
		if (!start.getOffset().equals(end.getOffset())) {
			this.steps.add("The clocks change in between, so the time of day moves by an hour.");
		}
		return due(start.toLocalDate(), end.toLocalDate());
	}

	private DueDate due(LocalDate from, LocalDate date) {
		if (this.rule.unit() != Unit.WORKING_DAYS && this.workingDays.holidays().covers(date)) {
			this.workingDays.whyNot(date).ifPresent((why) -> this.steps.add(notAWorkingDay(date, why)));
		}
		this.steps.add("Source: %s.".formatted(this.rule.source()));
		return new DueDate(date, from, this.rule, String.join("\n", this.steps), this.countedAs);
	}

	private void ruleFrom(String start) {
		this.steps.add("%s: %s on %s.".formatted(this.rule.title(), this.rule.inWords(), start));
	}

	private LocalDate workingDays(LocalDate date) {
		LocalDate end = this.workingDays.plus(date, signedValue());
		LocalDate firstCounted = this.workingDays.plus(date, this.rule.direction().sign());
		this.steps.add((this.rule.value() == 1) ? "That day is day 0, and day 1 is %s.".formatted(Dates.inWords(end))
				: "That day is day 0, day 1 is %s and day %d is %s.".formatted(Dates.inWords(firstCounted),
						this.rule.value(), Dates.inWords(end)));
		LocalDate first = date.isBefore(end) ? date.plusDays(1) : end;
		LocalDate last = date.isBefore(end) ? end : date.minusDays(1);
		this.steps.add(notCounted(first, last));
		return end;
	}

	private LocalDate days(LocalDate date) {
		LocalDate end = date.plusDays(signedValue());
		this.steps.add("Every day counts, weekends and bank holidays too: that is %s.".formatted(Dates.inWords(end)));
		return end;
	}

	private LocalDate hours(LocalDate date) {
		LocalDate end = date.plusDays(Math.floorDiv(signedValue(), 24));
		this.steps.add("Counted from the start of that day, so that it cannot be too late: that is %s."
			.formatted(Dates.inWords(end)));
		return end;
	}

	private LocalDate months(LocalDate date) {
		LocalDate end = date.plusMonths(signedValue());
		String whyShorter = (end.getDayOfMonth() == date.getDayOfMonth()) ? ""
				: ", the last day of a month that has no day " + date.getDayOfMonth();
		this.steps.add("By the calendar that is %s%s.".formatted(Dates.inWords(end), whyShorter));
		Integer asDays = this.rule.asDays();
		if (asDays != null) {
			countedAs(end, date.plusDays((long) this.rule.direction().sign() * asDays), asDays);
		}
		return end;
	}

	/** How some systems count changes nothing about the date, but is good to know. */
	private void countedAs(LocalDate byTheCalendar, LocalDate byDays, int days) {
		this.steps.add(byDays.equals(byTheCalendar)
				? "Case systems that count %d days instead show the same day.".formatted(days)
				: "Case systems that count %d days instead show %s. That is how they count, and not the rule."
					.formatted(days, Dates.inWords(byDays)));
		this.countedAs = byDays.equals(byTheCalendar) ? null : byDays;
	}

	private String notAWorkingDay(LocalDate date, String why) {
		return "That is %s; the last working day in time is %s.".formatted(why,
				Dates.inWords(this.workingDays.onOrBefore(date)));
	}

	private String notCounted(LocalDate first, LocalDate last) {
		List<String> left = new ArrayList<>();
		List<LocalDate> weekend = first.datesUntil(last.plusDays(1)).filter(WorkingDays::isWeekend).toList();
		if (!weekend.isEmpty()) {
			left.add(((weekend.size() == 1) ? "the weekend day " : "the weekend days ") + byMonth(weekend));
		}
		this.workingDays.holidays()
			.from(first, last)
			.stream()
			.filter((holiday) -> !WorkingDays.isWeekend(holiday.date()))
			.forEach((holiday) -> left.add(Dates.inWords(holiday.date()) + " (" + holiday.inWords() + ")"));
		return left.isEmpty() ? "Every day in between is a working day."
				: "Not counted: " + String.join("; ", left) + ".";
	}

	/** "24, 25 and 31 December 2022, 1 January 2023". */
	private static String byMonth(List<LocalDate> dates) {
		return dates.stream()
			.collect(Collectors.groupingBy(YearMonth::from, TreeMap::new,
					Collectors.mapping((date) -> String.valueOf(date.getDayOfMonth()), Collectors.toList())))
			.entrySet()
			.stream()
			.map((month) -> listed(month.getValue()) + " " + Dates.month(month.getKey()))
			.collect(Collectors.joining(", "));
	}

	private static String listed(List<String> words) {
		int last = words.size() - 1;
		return (last == 0) ? words.getFirst() : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
	}

	private int signedValue() {
		return this.rule.direction().sign() * this.rule.value();
	}

}
