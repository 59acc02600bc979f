package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Decision;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.RuleSetVersion;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/** What people read of the days by which the next meetings must be held. */
class NextClocksTests {

	private static final Pattern BY_A_DAY = Pattern.compile("(.+) by (\\w+day \\d+ \\w+ \\d{4})");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

	private final WorkingDays workingDays = new WorkingDays(BankHolidays.shipped());

	private final NextClocks clocks = new NextClocks(Mockito.mock(Conferences.class), RuleSets.shipped(),
			this.workingDays, Mockito.mock(Deadlines.class));

	@Test
	void whateverWasDecidedOnWhateverDayAMeetingIsToBeHeldByADayOnWhichPeopleMeet() {
		int meetings = 0;
		for (RuleSetVersion rules : List.of(SomeRules.WOKINGHAM, SomeRules.HILLSHIRE)) {
			for (Kind kind : SomeKinds.SHIPPED.all()) {
				for (String line : lines(rules, kind)) {
					Matcher by = BY_A_DAY.matcher(line);
					assertThat(by.matches()).as(line).isTrue();
					if (by.group(1).endsWith("held")) {
						meetings++;
						assertThat(this.workingDays.isWorkingDay(LocalDate.parse(by.group(2), DAY)))
							.as("%s, %s: %s", rules, kind, line)
							.isTrue();
					}
				}
			}
		}
		assertThat(meetings).isGreaterThan(5_000);
	}

	@Test
	void aCoreGroupIsHeldByItsDayAndNotOnIt() {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		Outcome outcome = decided(conference, SomeDecisions.CHILD_PROTECTION_PLAN, LocalDate.of(2026, 3, 3));
		assertThat(this.clocks.forThoseTold(outcome, conference, Child::label))
			.contains("First core group held by Tuesday 17 March 2026");
		assertThat(this.clocks.forTheTeam(outcome, conference))
			.contains("First core group held by Tuesday 17 March 2026");
	}

	@Test
	void whereTheLastDayIsASundayOrABankHolidayTheWorkingDayBeforeIsNamed() {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		assertThat(this.clocks.forThoseTold(
				decided(conference, SomeDecisions.CHILD_PROTECTION_PLAN, LocalDate.of(2026, 4, 23)), conference,
				Child::label))
			.as("23 July is a Thursday")
			.contains("First review conference held by Thursday 23 July 2026");
		assertThat(this.clocks.forThoseTold(
				decided(conference, SomeDecisions.CHILD_PROTECTION_PLAN, LocalDate.of(2026, 2, 5)), conference,
				Child::label))
			.as("5 May follows a bank holiday")
			.contains("First review conference held by Tuesday 5 May 2026");
		assertThat(this.clocks.forThoseTold(
				decided(conference, SomeDecisions.CHILD_PROTECTION_PLAN, LocalDate.of(2026, 2, 4)), conference,
				Child::label))
			.as("4 May is a bank holiday, after a weekend")
			.contains("First review conference held by Friday 1 May 2026");
		assertThat(this.clocks.forThoseTold(
				decided(conference, SomeDecisions.CHILD_PROTECTION_PLAN, LocalDate.of(2026, 3, 4)), conference,
				Child::label))
			.as("4 June is a Thursday")
			.contains("First review conference held by Thursday 4 June 2026");
	}

	/** Of every decision of a kind, on every working day of two years. */
	private List<String> lines(RuleSetVersion rules, Kind kind) {
		Conference conference = Conference.book(new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL,
				SampleConferences.HELEN, rules, LocalDate.of(2026, 1, 2), SampleConferences.STARTS, 90,
				"conferences@northmere.example", null, SampleConferences.people()), Instant.EPOCH);
		List<String> lines = new ArrayList<>();
		for (Decision decision : kind.decisions()) {
			LocalDate.of(2026, 1, 2)
				.datesUntil(LocalDate.of(2027, 12, 31))
				.filter(this.workingDays::isWorkingDay)
				.forEach((day) -> lines
					.addAll(this.clocks.forThoseTold(decided(conference, decision, day), conference, Child::label)));
		}
		return lines;
	}

	private static Outcome decided(Conference conference, Decision decision, LocalDate heldOn) {
		Outcome outcome = Outcome.draft(conference.id(), SampleConferences.HELEN, Set.of());
		outcome.decided(new Outcome.Decided(heldOn, decision, decision.plan() ? Category.NEGLECT : null, null));
		return outcome;
	}

}
