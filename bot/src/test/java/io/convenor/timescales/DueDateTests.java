package io.convenor.timescales;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DueDateTests {

	private final WorkingDays days = new WorkingDays(BankHolidays.shipped());

	private final RuleSet rules = RuleSets.shipped().named("wokingham", 1);

	@Test
	void workingDaysAreExplainedWithTheDaysThatDidNotCount() {
		DueDate due = due(SomeClocks.ICPC_HELD, LocalDate.of(2022, 12, 12));
		assertThat(due.explanation()).isEqualTo(
				"""
						Initial conference held: at most 15 working days after the strategy discussion on Monday 12 December 2022.
						That day is day 0, day 1 is Tuesday 13 December 2022 and day 15 is Thursday 5 January 2023.
						Not counted: the weekend days 17, 18, 24, 25 and 31 December 2022, 1 January 2023; \
						Monday 26 December 2022 (Boxing Day); Tuesday 27 December 2022 (Christmas Day, substitute day); \
						Monday 2 January 2023 (New Year’s Day, substitute day).
						Source: Working Together to Safeguard Children, statutory guidance, since March 2026 in its 2026 edition, paragraph not checked.""");
	}

	@Test
	void countingBackwardsIsExplainedTheSameWay() {
		DueDate due = due(SomeClocks.AGENCY_REPORT, LocalDate.of(2022, 9, 20));
		assertThat(due.explanation()).isEqualTo("""
				Agency's report in the CP mailbox: 2 working days before the conference on Tuesday 20 September 2022.
				That day is day 0, day 1 is Friday 16 September 2022 and day 2 is Thursday 15 September 2022.
				Not counted: the weekend days 17 and 18 September 2022; \
				Monday 19 September 2022 (Bank Holiday for the State Funeral of Queen Elizabeth II).
				Source: Wokingham practice standards, 2 December 2020 (“2 days”, counted here as working days).""");
	}

	@Test
	void nothingToLeaveOutIsSaidToo() {
		assertThat(due(SomeClocks.OUTCOME_SENT, LocalDate.of(2026, 3, 3)).explanation()).contains(
				"1 working day after the conference on Tuesday 3 March 2026.", "day 1 is Wednesday 4 March 2026.\n",
				"Every day in between is a working day.");
	}

	@Test
	void aMonthThatIsTooShortEndsOnItsLastDayAndWhatSystemsCountIsShownBesideIt() {
		DueDate due = due(SomeClocks.LATER_RCPC, LocalDate.of(2019, 8, 31));
		assertThat(due.explanation()).isEqualTo(
				"""
						Next review conference held: at most 6 months after the last review conference on Saturday 31 August 2019.
						By the calendar that is Saturday 29 February 2020, the last day of a month that has no day 31.
						Case systems that count 183 days instead show Sunday 1 March 2020. That is how they count, and not the rule.
						That is a Saturday; the last working day in time is Friday 28 February 2020.
						Source: Working Together to Safeguard Children, statutory guidance, since March 2026 in its 2026 edition, paragraph not checked.""");
	}

	@Test
	void theLawHoldsWhereSystemsCountAnEarlierDayWhichIsWarnedAbout() {
		DueDate due = due(SomeClocks.FIRST_RCPC, LocalDate.of(2024, 6, 3));
		assertThat(due.date()).isEqualTo(LocalDate.of(2024, 9, 3));
		assertThat(due.explanation()).contains("By the calendar that is Tuesday 3 September 2024.",
				"Case systems that count 91 days instead show Monday 2 September 2024.");
		assertThat(due.inWords()).isEqualTo("Tuesday 3 September 2024 (counted as 91 days: Monday 2 September 2024)");
		assertThat(due.warning(LocalDate.of(2024, 9, 3)))
			.hasValueSatisfying((warning) -> assertThat(warning).contains("is in time", "counts 91 days")
				.doesNotContain("lawful", "Working Together"));
		assertThat(due.warning(LocalDate.of(2024, 9, 2))).isEmpty();
		assertThat(due.warning(LocalDate.of(2024, 9, 4))).isEmpty();
	}

	@Test
	void withinThreeMonthsOf2NovemberIs2February() {
		DueDate due = due(SomeClocks.FIRST_RCPC, LocalDate.of(2026, 11, 2));
		assertThat(due.date()).isEqualTo(LocalDate.of(2027, 2, 2));
		assertThat(new DateCheck(this.days).problems(due.date(), LocalDate.of(2026, 11, 3), due)).isEmpty();
	}

	@Test
	void whatNoLawSetsIsNotCalledLawful() {
		DueDate due = due(SomeClocks.ASV_MEETING, LocalDate.of(2026, 11, 2));
		assertThat(new DateCheck(this.days).problems(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 3), due))
			.singleElement()
			.satisfies((problem) -> assertThat(problem.sentence()).contains("the last date that local procedure allows")
				.doesNotContain("lawful"));
	}

	@Test
	void bothReadingsMayAgree() {
		assertThat(due(SomeClocks.LATER_RCPC, LocalDate.of(2019, 8, 30)).explanation())
			.contains("Case systems that count 183 days instead show the same day.");
	}

	@Test
	void anAuthorityThatCountsOnlyByTheCalendarSaysNoDays() {
		Timescale rule = new Timescale(SomeClocks.LATER_RCPC, "Review", 6, Unit.MONTHS, Direction.AT_MOST, "the last",
				"Local", null, false, false);
		assertThat(rule.dueFrom(LocalDate.of(2025, 3, 14), this.days).date()).isEqualTo(LocalDate.of(2025, 9, 14));
	}

	@Test
	void monthsBeforeADayAreCalendarMonthsToo() {
		Timescale rule = new Timescale(SomeClocks.LATER_RCPC, "Review", 6, Unit.MONTHS, Direction.BEFORE, "the end",
				"Local", 183, false, false);
		assertThat(rule.dueFrom(LocalDate.of(2025, 7, 15), this.days).date()).isEqualTo(LocalDate.of(2025, 1, 15));
	}

	@Test
	void calendarDaysRunThroughBankHolidays() {
		DueDate due = due(SomeClocks.ASV_REVIEW, LocalDate.of(2022, 11, 29));
		assertThat(due.date()).isEqualTo(LocalDate.of(2022, 12, 27));
		assertThat(due.explanation()).contains("Every day counts, weekends and bank holidays too",
				"That is a bank holiday (Christmas Day, substitute day); the last working day in time is Friday 23 December 2022.");
	}

	@Test
	void hoursRunOnTheClockAndTheClockChangeIsSaid() {
		ZonedDateTime friday = ZonedDateTime.of(2026, 3, 27, 10, 0, 0, 0, Dates.LONDON);
		DueDate due = this.rules.timescale(SomeClocks.PROFESSIONAL_DISSENT).dueFrom(friday, this.days);
		assertThat(due.date()).isEqualTo(LocalDate.of(2026, 3, 30));
		assertThat(due.explanation()).contains("on Friday 27 March 2026, 10:00.",
				"That is Monday 30 March 2026, 11:00.", "The clocks change in between");
	}

	@Test
	void hoursThatEndAnHourEarlierInAutumnMayEndADayEarlier() {
		ZonedDateTime night = ZonedDateTime.of(2026, 10, 24, 0, 30, 0, 0, Dates.LONDON);
		DueDate due = this.rules.timescale(SomeClocks.PROFESSIONAL_DISSENT).dueFrom(night, this.days);
		assertThat(due.date()).isEqualTo(LocalDate.of(2026, 10, 26));
		assertThat(due.explanation()).contains("That is Monday 26 October 2026, 23:30.");
	}

	@Test
	void aMomentGivenInAnotherZoneIsLondonsDay() {
		ZonedDateTime lateInUtc = ZonedDateTime.of(2026, 7, 1, 23, 30, 0, 0, ZoneOffset.UTC);
		assertThat(this.rules.timescale(SomeClocks.OUTCOME_SENT).dueFrom(lateInUtc, this.days).from())
			.isEqualTo(LocalDate.of(2026, 7, 2));
	}

	@Test
	void theSoonerOfTwoHoldsBeforeABirth() {
		DueDate fromConference = due(SomeClocks.PRE_BIRTH_RCPC_FROM_ICPC, LocalDate.of(2026, 3, 2));
		DueDate fromBirth = due(SomeClocks.PRE_BIRTH_RCPC_FROM_BIRTH, LocalDate.of(2026, 4, 20));
		assertThat(fromConference.sooner(fromBirth)).isEqualTo(fromBirth.sooner(fromConference)).isEqualTo(fromBirth);
	}

	@Test
	void aMonthBeyondTheBankHolidayListStillHasADateButWorkingDaysAreRefused() {
		LocalDate late = LocalDate.of(2028, 12, 21);
		assertThat(due(SomeClocks.LATER_RCPC, late).date()).isEqualTo(LocalDate.of(2029, 6, 21));
		assertThatThrownBy(() -> due(SomeClocks.ICPC_HELD, late)).isInstanceOf(DateNotCoveredException.class);
	}

	private DueDate due(ClockName key, LocalDate from) {
		return this.rules.timescale(key).dueFrom(from, this.days);
	}

}
