package io.convenor.timescales;

import java.time.LocalDate;
import java.util.List;

import io.convenor.timescales.DateProblem.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DateCheckTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

	private final WorkingDays days = new WorkingDays(BankHolidays.shipped());

	private final DateCheck check = new DateCheck(this.days);

	private final DueDate lastLawful = RuleSets.shipped()
		.inForceOn(TODAY)
		.timescale(SomeClocks.ICPC_HELD)
		.dueFrom(LocalDate.of(2026, 3, 2), this.days);

	@Test
	void aWorkingDayInTimeIsFine() {
		assertThat(problems(LocalDate.of(2026, 3, 12))).isEmpty();
	}

	@Test
	void todayAndTheLastLawfulDateItselfAreFine() {
		assertThat(problems(TODAY)).isEmpty();
		assertThat(this.lastLawful.date()).isEqualTo(LocalDate.of(2026, 3, 23));
		assertThat(problems(LocalDate.of(2026, 3, 23))).isEmpty();
	}

	@Test
	void yesterdayIsInThePast() {
		assertThat(problems(LocalDate.of(2026, 3, 2))).containsExactly(
				new DateProblem(Kind.IN_THE_PAST, "Monday 2 March 2026 is in the past. Choose a date from today on."));
	}

	@Test
	void aWeekendIsRefused() {
		assertThat(problems(LocalDate.of(2026, 3, 14))).containsExactly(
				new DateProblem(Kind.WEEKEND, "Saturday 14 March 2026 is at the weekend. Choose a working day."));
	}

	@Test
	void aBankHolidayIsRefusedByName() {
		assertThat(this.check.problems(LocalDate.of(2026, 12, 28), TODAY, null))
			.containsExactly(new DateProblem(Kind.BANK_HOLIDAY,
					"Monday 28 December 2026 is a bank holiday (Boxing Day, substitute day). Choose a working day."));
	}

	@Test
	void afterTheLastLawfulDateNamesTheDateAndTheRule() {
		assertThat(problems(LocalDate.of(2026, 3, 24))).containsExactly(new DateProblem(Kind.TOO_LATE,
				"Tuesday 24 March 2026 is after the last lawful date, Monday 23 March 2026: "
						+ "at most 15 working days after the strategy discussion "
						+ "(Working Together to Safeguard Children, statutory guidance, since March 2026 in its 2026 edition, paragraph not checked). Choose that day or an earlier one."));
	}

	@Test
	void everythingThatIsWrongIsSaidAtOnce() {
		assertThat(problems(LocalDate.of(2026, 4, 3))).extracting(DateProblem::kind)
			.containsExactly(Kind.BANK_HOLIDAY, Kind.TOO_LATE);
		assertThat(problems(LocalDate.of(2026, 2, 28))).extracting(DateProblem::kind)
			.containsExactly(Kind.IN_THE_PAST, Kind.WEEKEND, Kind.BEFORE_IT_COUNTS);
	}

	@Test
	void aConferenceBeforeWhatStartedItIsRefused() {
		DueDate later = this.lastLawful.timescale().dueFrom(LocalDate.of(2026, 3, 9), this.days);
		assertThat(this.check.problems(LocalDate.of(2026, 3, 6), TODAY, later))
			.containsExactly(new DateProblem(Kind.BEFORE_IT_COUNTS,
					"Friday 6 March 2026 is before the strategy discussion on Monday 9 March 2026. Check both dates."));
	}

	@Test
	void whereNothingIsDueOnlyTheCalendarCounts() {
		assertThat(this.check.problems(LocalDate.of(2027, 11, 2), TODAY, null)).isEmpty();
	}

	@Test
	void aDateTheBankHolidayListDoesNotCoverIsSaidRatherThanThrown() {
		assertThat(this.check.problems(LocalDate.of(2031, 3, 4), TODAY, null)).singleElement().satisfies((problem) -> {
			assertThat(problem.kind()).isEqualTo(Kind.NOT_COVERED);
			assertThat(problem.sentence()).contains("Tuesday 4 March 2031 is outside it");
		});
	}

	private List<DateProblem> problems(LocalDate date) {
		return this.check.problems(date, TODAY, this.lastLawful);
	}

}
