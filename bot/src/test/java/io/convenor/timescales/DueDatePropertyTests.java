package io.convenor.timescales;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every clock of both shipped rule sets, from every date. */
@Tag("slow")
class DueDatePropertyTests {

	private static final BankHolidays HOLIDAYS = BankHolidays.shipped();

	private static final WorkingDays DAYS = new WorkingDays(HOLIDAYS);

	private static final List<Timescale> RULES = RuleSets.shipped()
		.all()
		.stream()
		.flatMap((set) -> set.timescales().values().stream())
		.toList();

	@Property
	void workingDaysEndOnAWorkingDayOnTheRightSide(@ForAll("rules") Timescale rule, @ForAll("dates") LocalDate from) {
		LocalDate due = rule.dueFrom(from, DAYS).date();
		if (rule.unit() == Unit.WORKING_DAYS) {
			assertThat(DAYS.isWorkingDay(due)).isTrue();
			assertThat((rule.direction() == Direction.BEFORE) ? DAYS.between(due.minusDays(1), from.minusDays(1))
					: DAYS.between(from, due))
				.isEqualTo(rule.value());
		}
		assertThat(due.isAfter(from)).isEqualTo(rule.direction() != Direction.BEFORE);
	}

	@Property
	void aLaterStartIsNeverDueEarlier(@ForAll("rules") Timescale rule, @ForAll("dates") LocalDate from,
			@ForAll @IntRange(max = 40) int later) {
		assertThat(rule.dueFrom(from.plusDays(later), DAYS).date()).isAfterOrEqualTo(rule.dueFrom(from, DAYS).date());
	}

	@Property
	void monthsEndOnTheDayTheCalendarSaysWhateverSystemsCount(@ForAll("rules") Timescale rule,
			@ForAll("dates") LocalDate from) {
		Assume.that(rule.unit() == Unit.MONTHS);
		DueDate due = rule.dueFrom(from, DAYS);
		LocalDate calendar = from.plusMonths(rule.value());
		Integer asDays = rule.asDays();
		assertThat(due.date()).isEqualTo(calendar);
		assertThat(due.countedAs())
			.isEqualTo((asDays == null || from.plusDays(asDays).equals(calendar)) ? null : from.plusDays(asDays));
		assertThat(calendar.getDayOfMonth()).isIn(from.getDayOfMonth(), calendar.lengthOfMonth());
	}

	@Property
	void hoursAreHoursWhateverTheClockOnTheWallDoes(@ForAll("dates") LocalDate day,
			@ForAll @IntRange(max = 24 * 60 - 1) int minute) {
		Timescale rule = RuleSets.shipped().named("wokingham", 1).timescale(SomeClocks.PROFESSIONAL_DISSENT);
		ZonedDateTime moment = day.atStartOfDay(Dates.LONDON).plusMinutes(minute);
		DueDate due = rule.dueFrom(moment, DAYS);
		ZonedDateTime end = moment.toInstant().plus(Duration.ofDays(3)).atZone(Dates.LONDON);
		assertThat(due.date()).isEqualTo(end.toLocalDate());
		assertThat(due.explanation()).contains("That is " + Dates.inWords(end) + ".");
		assertThat(due.explanation().contains("The clocks change in between"))
			.isEqualTo(!moment.getOffset().equals(end.getOffset()));
	}

	@Property
	void datesAreTheSameWhateverTheTimeOfDay(@ForAll("rules") Timescale rule, @ForAll("dates") LocalDate day,
			@ForAll @IntRange(max = 22 * 60) int minute) {
		Assume.that(rule.unit() != Unit.HOURS);
		assertThat(rule.dueFrom(day.atStartOfDay(Dates.LONDON).plusMinutes(minute), DAYS))
			.isEqualTo(rule.dueFrom(day, DAYS));
	}

	@Property
	void whatIsExplainedAddsUp(@ForAll("rules") Timescale rule, @ForAll("dates") LocalDate from) {
		Assume.that(rule.unit() == Unit.WORKING_DAYS);
		DueDate due = rule.dueFrom(from, DAYS);
		List<LocalDate> counted = (due.date().isAfter(from) ? from.plusDays(1).datesUntil(due.date().plusDays(1))
				: due.date().datesUntil(from))
			.toList();
		List<BankHoliday> skipped = counted.stream()
			.filter((day) -> !WorkingDays.isWeekend(day))
			.flatMap((day) -> HOLIDAYS.on(day).stream())
			.toList();
		assertThat(counted.stream().filter((day) -> !WorkingDays.isWeekend(day)).count() - skipped.size())
			.isEqualTo(rule.value());
		assertThat(skipped).allSatisfy((holiday) -> assertThat(due.explanation())
			.contains(Dates.inWords(holiday.date()) + " (" + holiday.inWords() + ")"));
		assertThat(due.explanation()).endsWith("Source: " + rule.source() + ".");
	}

	@Property(tries = 300)
	void aHolidayThatIsAddedOnlyEverGivesMoreTimeAfterAndTakesItBefore(@ForAll("rules") Timescale rule,
			@ForAll("dates") LocalDate from, @ForAll @IntRange(min = -40, max = 40) int distance) {
		LocalDate added = from.plusDays(distance);
		Assume.that(DAYS.isWorkingDay(added));
		var more = new WorkingDays(BankHolidays.parse("more",
				HOLIDAYS.asPublished()
					.replace("\"events\":[", "\"events\":[{\"title\":\"Added\",\"date\":\"" + added + "\"},")
					.getBytes(StandardCharsets.UTF_8),
				HOLIDAYS.copiedOn()));
		LocalDate before = rule.dueFrom(from, DAYS).date();
		LocalDate after = rule.dueFrom(from, more).date();
		if (rule.unit() != Unit.WORKING_DAYS) {
			assertThat(after).isEqualTo(before);
		}
		else if (rule.direction() == Direction.BEFORE) {
			assertThat(after).isBeforeOrEqualTo(before);
			assertThat(after.equals(before)).isEqualTo(added.isBefore(before) || !added.isBefore(from));
		}
		else {
			assertThat(after).isAfterOrEqualTo(before);
			assertThat(after.equals(before)).isEqualTo(added.isAfter(before) || !added.isAfter(from));
		}
	}

	@Provide
	Arbitrary<Timescale> rules() {
		return Arbitraries.of(RULES);
	}

	@Provide
	Arbitrary<LocalDate> dates() {
		return WorkingDaysPropertyTests.anyDate();
	}

}
