package io.convenor.timescales;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Applies one timescale to one day, and writes down every step in plain words. */
final class Reckoning {

	private final Timescale rule;

	private final WorkingDays workingDays;

	private final List<String> steps = new ArrayList<>();

	Reckoning(Timescale rule, WorkingDays workingDays) {
		this.rule = rule;
		this.workingDays = workingDays;
	}

	DueDate from(LocalDate date) {
		ruleFrom(Dates.inWords(date));
		return due(date, switch (rule.unit()) {
			case WORKING_DAYS -> workingDays(date);
			case DAYS -> days(date);
			case MONTHS -> months(date);
			case HOURS -> hours(date);
		});
	}

	DueDate from(ZonedDateTime moment) {
		ZonedDateTime start = moment.withZoneSameInstant(Dates.LONDON);
		if (rule.unit() != Unit.HOURS) {
			return from(start.toLocalDate());
		}
		ruleFrom(Dates.inWords(start));
		ZonedDateTime end = start.plusHours(signedValue());
		steps.add("That is %s.".formatted(Dates.inWords(end)));
		if (!start.getOffset().equals(end.getOffset())) {
			steps.add("The clocks change in between, so the time of day moves by an hour.");
		}
		return due(start.toLocalDate(), end.toLocalDate());
	}

	private DueDate due(LocalDate from, LocalDate date) {
		if (rule.unit() != Unit.WORKING_DAYS && workingDays.holidays().covers(date)) {
			workingDays.whyNot(date).ifPresent((why) -> steps.add(notAWorkingDay(date, why)));
		}
		steps.add("Source: %s.".formatted(rule.source()));
		return new DueDate(date, from, rule, String.join("\n", steps));
	}

	private void ruleFrom(String start) {
		steps.add("%s: %s on %s.".formatted(rule.title(), rule.inWords(), start));
	}

	private LocalDate workingDays(LocalDate date) {
		LocalDate end = workingDays.plus(date, signedValue());
		LocalDate firstCounted = workingDays.plus(date, rule.direction().sign());
		steps.add("That day is day 0, day 1 is %s and day %d is %s.".formatted(Dates.inWords(firstCounted),
				rule.value(), Dates.inWords(end)));
		LocalDate first = date.isBefore(end) ? date.plusDays(1) : end;
		LocalDate last = date.isBefore(end) ? end : date.minusDays(1);
		steps.add(notCounted(first, last));
		return end;
	}

	private LocalDate days(LocalDate date) {
		LocalDate end = date.plusDays(signedValue());
		steps.add("Every day counts, weekends and bank holidays too: that is %s.".formatted(Dates.inWords(end)));
		return end;
	}

	private LocalDate hours(LocalDate date) {
		LocalDate end = date.plusDays(Math.floorDiv(signedValue(), 24));
		steps.add("Counted from the start of that day, so that it cannot be too late: that is %s."
			.formatted(Dates.inWords(end)));
		return end;
	}

	private LocalDate months(LocalDate date) {
		LocalDate end = date.plusMonths(signedValue());
		String whyShorter = (end.getDayOfMonth() == date.getDayOfMonth()) ? ""
				: ", the last day of a month that has no day " + date.getDayOfMonth();
		steps.add("By the calendar that is %s%s.".formatted(Dates.inWords(end), whyShorter));
		Integer asDays = rule.asDays();
		return (asDays == null) ? end : earlier(end, date.plusDays((long) rule.direction().sign() * asDays), asDays);
	}

	private LocalDate earlier(LocalDate byTheCalendar, LocalDate byDays, int days) {
		if (byDays.equals(byTheCalendar)) {
			steps.add("Counted as %d days it is the same day.".formatted(days));
			return byTheCalendar;
		}
		LocalDate earlier = byDays.isBefore(byTheCalendar) ? byDays : byTheCalendar;
		steps.add("Counted as %d days it is %s. The earlier of the two is used: %s.".formatted(days,
				Dates.inWords(byDays), Dates.inWords(earlier)));
		return earlier;
	}

	private String notAWorkingDay(LocalDate date, String why) {
		return "That is %s; the last working day in time is %s.".formatted(why,
				Dates.inWords(workingDays.onOrBefore(date)));
	}

	private String notCounted(LocalDate first, LocalDate last) {
		List<String> left = new ArrayList<>();
		List<LocalDate> weekend = first.datesUntil(last.plusDays(1)).filter(WorkingDays::isWeekend).toList();
		if (!weekend.isEmpty()) {
			left.add(((weekend.size() == 1) ? "the weekend day " : "the weekend days ") + byMonth(weekend));
		}
		workingDays.holidays()
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
		return rule.direction().sign() * rule.value();
	}

}
