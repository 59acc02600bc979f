package io.convenor.timescales;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every date and every number of working days. Half of the samples lie
 * close to the days that trip counting up.
 */
class WorkingDaysPropertyTests {

	private static final BankHolidays HOLIDAYS = BankHolidays.shipped();

	private static final WorkingDays DAYS = new WorkingDays(HOLIDAYS);

	/** Leap days, Easter, Christmas, clock changes and one-off holidays. */
	private static final List<LocalDate> TRICKY = List.of(LocalDate.of(2020, 2, 29), LocalDate.of(2024, 2, 29),
			LocalDate.of(2028, 2, 29), LocalDate.of(2019, 4, 21), LocalDate.of(2024, 3, 31), LocalDate.of(2027, 3, 28),
			LocalDate.of(2021, 12, 25), LocalDate.of(2022, 12, 25), LocalDate.of(2027, 12, 25),
			LocalDate.of(2025, 3, 30), LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2020, 5, 8),
			LocalDate.of(2022, 6, 3), LocalDate.of(2022, 9, 19), LocalDate.of(2023, 5, 8));

	@Property
	void neitherAddingNorSubtractingLandsOnANonWorkingDay(@ForAll("dates") LocalDate date,
			@ForAll @IntRange(max = 60) int count) {
		assertThat(isWorkingByHand(DAYS.plus(date, count))).isTrue();
		assertThat(isWorkingByHand(DAYS.minus(date, count))).isTrue();
	}

	@Property
	void addingAndSubtractingAgreeOnWorkingDays(@ForAll("dates") LocalDate date,
			@ForAll @IntRange(max = 60) int count) {
		LocalDate working = DAYS.onOrAfter(date);
		assertThat(DAYS.minus(DAYS.plus(working, count), count)).isEqualTo(working);
		assertThat(DAYS.plus(DAYS.minus(working, count), count)).isEqualTo(working);
	}

	@Property
	void comingBackFromANonWorkingDayEndsAtTheWorkingDayBeforeIt(@ForAll("dates") LocalDate date,
			@ForAll @IntRange(min = 1, max = 60) int count) {
		assertThat(DAYS.minus(DAYS.plus(date, count), count)).isEqualTo(DAYS.onOrBefore(date));
		assertThat(DAYS.plus(DAYS.minus(date, count), count)).isEqualTo(DAYS.onOrAfter(date));
	}

	@Property
	void addingInTwoStepsIsAddingInOne(@ForAll("dates") LocalDate date, @ForAll @IntRange(min = 1, max = 30) int first,
			@ForAll @IntRange(max = 30) int second) {
		assertThat(DAYS.plus(DAYS.plus(date, first), second)).isEqualTo(DAYS.plus(date, first + second));
		assertThat(DAYS.minus(DAYS.minus(date, first), second)).isEqualTo(DAYS.minus(date, first + second));
	}

	@Property
	void aLaterStartIsNeverDueEarlier(@ForAll("dates") LocalDate date, @ForAll @IntRange(max = 30) int later,
			@ForAll @IntRange(max = 60) int count) {
		assertThat(DAYS.plus(date.plusDays(later), count)).isAfterOrEqualTo(DAYS.plus(date, count));
		assertThat(DAYS.minus(date.plusDays(later), count)).isAfterOrEqualTo(DAYS.minus(date, count));
	}

	@Property
	void moreWorkingDaysAlwaysEndLater(@ForAll("dates") LocalDate date,
			@ForAll @IntRange(min = 1, max = 60) int count) {
		assertThat(DAYS.plus(date, count + 1)).isAfter(DAYS.plus(date, count));
		assertThat(DAYS.minus(date, count + 1)).isBefore(DAYS.minus(date, count));
	}

	@Property
	void countingBetweenIsTheOtherSideOfAdding(@ForAll("dates") LocalDate date,
			@ForAll @IntRange(min = 1, max = 60) int count) {
		LocalDate end = DAYS.plus(date, count);
		assertThat(DAYS.between(date, end)).isEqualTo(count);
		assertThat(DAYS.between(end, date)).isEqualTo(-count);
	}

	@Property
	void theDayItselfIsNeverCounted(@ForAll("dates") LocalDate date, @ForAll @IntRange(min = 1, max = 60) int count) {
		LocalDate end = DAYS.plus(date, count);
		long counted = date.plusDays(1).datesUntil(end.plusDays(1)).filter(this::isWorkingByHand).count();
		assertThat(counted).isEqualTo(count);
	}

	@Property
	void aMoveToTheNearestWorkingDaySkipsOnlyNonWorkingDays(@ForAll("dates") LocalDate date) {
		LocalDate next = DAYS.onOrAfter(date);
		LocalDate last = DAYS.onOrBefore(date);
		assertThat(date.datesUntil(next)).noneMatch(this::isWorkingByHand);
		assertThat(last.plusDays(1).datesUntil(date.plusDays(1))).noneMatch(this::isWorkingByHand);
	}

	@Provide
	Arbitrary<LocalDate> dates() {
		return anyDate();
	}

	/** Any date the list covers well, half of them close to the tricky ones. */
	static Arbitrary<LocalDate> anyDate() {
		long first = LocalDate.of(2019, 7, 1).toEpochDay();
		long last = LocalDate.of(2028, 6, 30).toEpochDay();
		Arbitrary<LocalDate> any = Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
		Arbitrary<LocalDate> near = Arbitraries.of(TRICKY)
			.flatMap((day) -> Arbitraries.integers().between(-40, 40).map(day::plusDays))
			.filter((day) -> day.toEpochDay() >= first);
		return Arbitraries.oneOf(any, near);
	}

	private boolean isWorkingByHand(LocalDate date) {
		return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY
				&& HOLIDAYS.on(date).isEmpty();
	}

}
