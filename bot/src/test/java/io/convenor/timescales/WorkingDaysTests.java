package io.convenor.timescales;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkingDaysTests {

	private final WorkingDays days = new WorkingDays(BankHolidays.shipped());

	@Test
	void anOrdinaryWednesdayIsAWorkingDay() {
		assertThat(this.days.isWorkingDay(LocalDate.of(2026, 3, 4))).isTrue();
		assertThat(this.days.whyNot(LocalDate.of(2026, 3, 4))).isEmpty();
	}

	@Test
	void saturdaysAndSundaysAreNotWorkingDays() {
		assertThat(this.days.whyNot(LocalDate.of(2026, 3, 7))).hasValue("a Saturday");
		assertThat(this.days.whyNot(LocalDate.of(2026, 3, 8))).hasValue("a Sunday");
	}

	@Test
	void aBankHolidayIsNotAWorkingDay() {
		assertThat(this.days.isWorkingDay(LocalDate.of(2022, 9, 19))).isFalse();
		assertThat(this.days.whyNot(LocalDate.of(2026, 12, 28)))
			.hasValue("a bank holiday (Boxing Day, substitute day)");
	}

	@Test
	void christmasDayAtAWeekendIsAWeekend() {
		assertThat(this.days.whyNot(LocalDate.of(2027, 12, 25))).hasValue("a Saturday");
	}

	@Test
	void theStartDayIsDayZeroEvenWhenItIsNotAWorkingDay() {
		LocalDate friday = LocalDate.of(2026, 3, 6);
		LocalDate monday = LocalDate.of(2026, 3, 9);
		assertThat(this.days.plus(friday, 1)).isEqualTo(monday);
		assertThat(this.days.plus(friday.plusDays(1), 1)).isEqualTo(monday);
		assertThat(this.days.minus(monday.minusDays(1), 1)).isEqualTo(friday);
	}

	@Test
	void addingLessThanNothingIsSubtracting() {
		LocalDate date = LocalDate.of(2026, 3, 4);
		assertThat(this.days.plus(date, -3)).isEqualTo(this.days.minus(date, 3));
		assertThat(this.days.minus(date, -3)).isEqualTo(this.days.plus(date, 3));
	}

	@Test
	void theNearestWorkingDaysAroundEaster() {
		LocalDate easter = LocalDate.of(2024, 3, 31);
		assertThat(this.days.onOrBefore(easter)).isEqualTo(LocalDate.of(2024, 3, 28));
		assertThat(this.days.onOrAfter(easter)).isEqualTo(LocalDate.of(2024, 4, 2));
		assertThat(this.days.onOrAfter(LocalDate.of(2024, 4, 2))).isEqualTo(LocalDate.of(2024, 4, 2));
	}

	@Test
	void aDayTheListDoesNotSpeakForIsRefused() {
		assertThatThrownBy(() -> this.days.isWorkingDay(LocalDate.of(2018, 12, 31)))
			.isInstanceOfSatisfying(DateNotCoveredException.class,
					(ex) -> assertThat(ex.date()).isEqualTo(LocalDate.of(2018, 12, 31)))
			.hasMessage("Working days can only be counted from Tuesday 1 January 2019 to Sunday 31 December 2028, "
					+ "the days the bank holiday list covers, and Monday 31 December 2018 is outside it.");
		assertThatThrownBy(() -> this.days.between(LocalDate.of(2018, 12, 31), LocalDate.of(2019, 1, 8)))
			.isInstanceOf(DateNotCoveredException.class);
		assertThatThrownBy(() -> this.days.onOrAfter(LocalDate.of(2028, 12, 30)))
			.isInstanceOf(DateNotCoveredException.class);
	}

	@Test
	void countingOutOfTheListIsRefusedHoweverFar() {
		assertThatThrownBy(() -> this.days.plus(LocalDate.of(2028, 12, 20), 15))
			.isInstanceOf(DateNotCoveredException.class);
		assertThatThrownBy(() -> this.days.minus(LocalDate.of(2019, 1, 4), 15))
			.isInstanceOf(DateNotCoveredException.class);
		assertThatThrownBy(() -> this.days.plus(LocalDate.of(2026, 3, 4), Integer.MAX_VALUE))
			.isInstanceOf(DateNotCoveredException.class);
	}

	@Test
	void theLastDaysOfTheListStillCount() {
		assertThat(this.days.plus(LocalDate.of(2028, 12, 22), 3)).isEqualTo(LocalDate.of(2028, 12, 29));
		assertThat(this.days.minus(LocalDate.of(2019, 1, 4), 2)).isEqualTo(LocalDate.of(2019, 1, 2));
	}

}
