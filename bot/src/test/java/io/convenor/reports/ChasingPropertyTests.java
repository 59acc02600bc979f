package io.convenor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

import io.convenor.reports.Chasing.Dated;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.ReportReminder;
import io.convenor.timescales.ReportReminder.Side;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/** On which mornings a report is reminded of, by both shipped rule sets. */
@Tag("slow")
class ChasingPropertyTests {

	private static final WorkingDays DAYS = new WorkingDays(BankHolidays.shipped());

	private static final List<ReportReminder> WOKINGHAM = RuleSets.shipped()
		.named("wokingham", 1)
		.reports()
		.reminders();

	@Property
	void eachReminderComesOnceOnAWorkingDayAfterItsAgencyKnewTheDate(@ForAll("rules") List<ReportReminder> rules,
			@ForAll("dates") LocalDate due, @ForAll @IntRange(max = 40) int daysBefore) {
		LocalDate asked = due.minusDays(daysBefore);
		List<LocalDate> mornings = mornings(rules, due, asked);
		assertThat(mornings).doesNotHaveDuplicates().allMatch(DAYS::isWorkingDay).allMatch((day) -> day.isAfter(asked));
		assertThat(mornings).containsExactlyElementsOf(rules.stream()
			.map((rule) -> rule.day(due, DAYS))
			.filter((day) -> day.isAfter(asked))
			.distinct()
			.toList());
	}

	@Property
	void aMorningOnWhichNothingCouldBeSentIsMadeUpForOnceByTheLatestReminder(
			@ForAll("rules") List<ReportReminder> rules, @ForAll("dates") LocalDate due,
			@ForAll @IntRange(max = 12) int later) {
		LocalDate today = DAYS.onOrAfter(due.plusDays(later));
		Optional<Dated> after = new Chasing(due, false, due.minusDays(60), null).on(today, rules, DAYS);
		assertThat(after).isPresent();
		assertThat(after.orElseThrow().day()).isEqualTo(rules.stream()
			.map((rule) -> rule.day(due, DAYS))
			.filter((day) -> !day.isAfter(today))
			.max(LocalDate::compareTo)
			.orElseThrow());
		assertThat(new Chasing(due, false, due.minusDays(60), today).on(today, rules, DAYS)).isEmpty();
	}

	@Property
	void aConferenceThatIsMovedIsRemindedOfByItsNewDayAndNotBeforeItsAgencyKnowsIt(
			@ForAll("rules") List<ReportReminder> rules, @ForAll("dates") LocalDate due,
			@ForAll @IntRange(min = -20, max = 20) int by, @ForAll @IntRange(max = 20) int toldBefore) {
		LocalDate moved = DAYS.onOrBefore(due.plusDays(by));
		LocalDate told = due.minusDays(toldBefore);
		Assume.that(!moved.equals(due));
		List<LocalDate> before = mornings(rules, due, due.minusDays(30)).stream()
			.filter((day) -> !day.isAfter(told))
			.toList();
		LocalDate last = before.isEmpty() ? null : before.getLast();
		for (LocalDate day = told.plusDays(1); day.isBefore(moved.plusDays(20)); day = day.plusDays(1)) {
			Optional<Dated> reminder = new Chasing(moved, false, told, last).on(day, rules, DAYS);
			if (reminder.isPresent()) {
				assertThat(reminder.get().day()).isAfter(told).isEqualTo(reminder.get().reminder().day(moved, DAYS));
				last = day;
			}
		}
	}

	@Property
	void beforeTheDayThatAnAgencyNamedNobodyReminds(@ForAll("rules") List<ReportReminder> rules,
			@ForAll("dates") LocalDate named, @ForAll @IntRange(min = 1, max = 20) int before) {
		LocalDate saidOn = named.minusDays(40);
		LocalDate today = named.minusDays(before);
		assertThat(new Chasing(named, true, saidOn, null).on(today, rules, DAYS)).isEmpty();
		assertThat(new Chasing(named, true, saidOn, null).on(DAYS.onOrAfter(named).plusDays(20), rules, DAYS))
			.hasValueSatisfying((dated) -> assertThat(dated.day()).isAfterOrEqualTo(named));
	}

	@Example
	void whereTheBankHolidayListEndsTheRemindersBeforeItsEndStillCome() {
		LocalDate end = DAYS.onOrBefore(BankHolidays.shipped().coveredUntil());
		assertThat(mornings(WOKINGHAM, end, end.minusDays(30), end)).containsExactly(DAYS.minus(end, 2), end);
	}

	@Example
	void christmasAndItsBankHolidaysAreNoDaysToRemindOn() {
		// 25 and 26 December 2025 are bank holidays, 27 and 28 a weekend.
		assertThat(mornings(WOKINGHAM, LocalDate.of(2025, 12, 29), LocalDate.of(2025, 12, 1)))
			.containsExactly(LocalDate.of(2025, 12, 23), LocalDate.of(2025, 12, 29), LocalDate.of(2025, 12, 30));
		assertThat(mornings(WOKINGHAM, LocalDate.of(2025, 12, 24), LocalDate.of(2025, 12, 1)))
			.containsExactly(LocalDate.of(2025, 12, 22), LocalDate.of(2025, 12, 24), LocalDate.of(2025, 12, 29));
	}

	@Example
	void aReportThatIsDueOnADayOffIsRemindedOfOnTheWorkingDayBefore() {
		// Saturday 28 February 2026.
		assertThat(mornings(WOKINGHAM, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 2, 1)))
			.containsExactly(LocalDate.of(2026, 2, 26), LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 2));
	}

	@Example
	void whoIsAskedOnTheDayBeforeIsRemindedOnTheDayOnly() {
		assertThat(mornings(WOKINGHAM, LocalDate.of(2026, 2, 27), LocalDate.of(2026, 2, 26)))
			.containsExactly(LocalDate.of(2026, 2, 27), LocalDate.of(2026, 3, 2));
	}

	/** On which days it is sent where somebody looks each working morning. */
	private static List<LocalDate> mornings(List<ReportReminder> rules, LocalDate due, LocalDate asked) {
		return mornings(rules, due, asked, due.plusDays(19));
	}

	private static List<LocalDate> mornings(List<ReportReminder> rules, LocalDate due, LocalDate asked,
			LocalDate until) {
		List<LocalDate> mornings = new ArrayList<>();
		for (LocalDate day = asked; !day.isAfter(until); day = day.plusDays(1)) {
			LocalDate last = mornings.isEmpty() ? null : mornings.getLast();
			if (DAYS.isWorkingDay(day) && new Chasing(due, false, asked, last).on(day, rules, DAYS).isPresent()) {
				mornings.add(day);
			}
		}
		return mornings;
	}

	@Provide
	Arbitrary<List<ReportReminder>> rules() {
		return Arbitraries.of(RuleSets.shipped().all()).map((rules) -> rules.reports().reminders());
	}

	/** Days of which every other one is near Christmas or Easter. */
	@Provide
	Arbitrary<LocalDate> dates() {
		LocalDate first = LocalDate.of(2021, 3, 1);
		return Arbitraries.oneOf(Arbitraries.integers().between(0, 365 * 5).map(first::plusDays),
				Arbitraries.integers()
					.between(2021, 2025)
					.flatMap((year) -> Arbitraries.integers()
						.between(0, 25)
						.map((days) -> LocalDate.of(year, 12, 15).plusDays(days))));
	}

	@Example
	void bothShippedSetsEndWithTheSafeguardingLead() {
		assertThat(RuleSets.shipped().all()).allSatisfy((rules) -> {
			assertThat(rules.reports().reminders()).extracting(ReportReminder::side)
				.containsExactly(Side.BEFORE, Side.ON_THE_DAY, Side.AFTER);
			assertThat(rules.reports().reminders().getLast().to())
				.isEqualTo(ReportReminder.To.THE_AGENCY_AND_ITS_SAFEGUARDING_LEAD);
		});
	}

}
