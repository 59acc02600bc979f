package io.convenor.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.convenor.LocalDatabase;
import io.convenor.audit.AuditTrail;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.SomeClocks;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = DeadlinesTests.OnlyDeadlines.class)
class DeadlinesTests {

	private static final LocalDate STRATEGY_DISCUSSION = LocalDate.of(2026, 3, 2);

	private static final LocalDate CONFERENCE_DAY = LocalDate.of(2026, 3, 20);

	private final UUID conference = UUID.randomUUID();

	private final RuleSet rules = RuleSets.shipped().named("wokingham", 1);

	@Autowired
	private Deadlines deadlines;

	@Autowired
	private CountingAnew countingAnew;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private AuditTrail auditTrail;

	@Autowired
	private TransactionOperations transactions;

	@Test
	void aClockThatIsStartedIsDueByItsRuleAndSaysWhy() {
		Deadline started = start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		assertThat(this.deadlines.of(this.conference)).containsExactly(started);
		assertThat(started.due()).isEqualTo(LocalDate.of(2026, 3, 23));
		assertThat(started.startedOn()).isEqualTo(STRATEGY_DISCUSSION);
		assertThat(started.ruleSet()).isEqualTo("wokingham");
		assertThat(started.ruleSetVersion()).isEqualTo(1);
		assertThat(started.isRunning()).isTrue();
		assertThat(started.explanation()).contains("at most 15 working days after the strategy discussion", "Source:");
	}

	@Test
	void theRuleSetIsKeptAsItIsOnceAClockRunsUnderIt() {
		start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		this.deadlines.start(this.conference, SomeClocks.ASV_MEETING, RuleSets.shipped().named("hillshire", 1),
				STRATEGY_DISCUSSION);
		assertThat(this.jdbc.sql("select name from used_rule_set where file like '%clocks:%icpc-held:%' order by name")
			.query(String.class)
			.list()).containsExactly("hillshire", "wokingham");
	}

	@Test
	void aRuleSetUnderWhichClocksRanBeforeItWasKeptIsKeptWhenTheBotStarts() {
		start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		this.jdbc.sql("truncate used_rule_set").update();
		this.countingAnew.makeGood();
		assertThat(this.jdbc.sql("select count(*) from used_rule_set where name = 'wokingham' and version = 1")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	@Test
	void whatIsDueBeforeAConferenceCountsBackFromItsDay() {
		Deadline report = start(SomeClocks.AGENCY_REPORT, CONFERENCE_DAY);
		assertThat(report.due()).isEqualTo(LocalDate.of(2026, 3, 18));
		assertThat(report.startedOn()).isEqualTo(CONFERENCE_DAY);
	}

	@Test
	void aClockOfHoursCountsFromTheMoment() {
		Deadline dissent = this.deadlines.start(this.conference, SomeClocks.PROFESSIONAL_DISSENT, this.rules,
				CONFERENCE_DAY.atTime(11, 30).atZone(Dates.LONDON));
		assertThat(dissent.due()).isEqualTo(CONFERENCE_DAY.plusDays(3));
		assertThat(dissent.explanation()).contains("Monday 23 March 2026, 11:30");
	}

	@Test
	void whatPeopleOnlyMayAskForIsNeverMissed() {
		Deadline exclusion = start(SomeClocks.EXCLUSION_REQUEST, CONFERENCE_DAY);
		Deadline report = start(SomeClocks.AGENCY_REPORT, CONFERENCE_DAY);
		assertThat(exclusion.isMissed(CONFERENCE_DAY)).isFalse();
		assertThat(report.isMissed(CONFERENCE_DAY)).isTrue();
	}

	@Test
	void aClockThatWasStoppedByMistakeRunsOnAndOneThatRunsIsLeftAlone() {
		Deadline minutes = start(SomeClocks.MINUTES_DISTRIBUTED, CONFERENCE_DAY);
		assertThat(this.deadlines.goOn(this.conference, SomeClocks.MINUTES_DISTRIBUTED)).isEmpty();
		this.deadlines.stop(this.conference, SomeClocks.MINUTES_DISTRIBUTED, CONFERENCE_DAY);
		assertThat(this.deadlines.goOn(this.conference, SomeClocks.MINUTES_DISTRIBUTED)).contains(minutes);
		assertThat(this.deadlines.of(this.conference)).containsExactly(minutes);
		assertThat(this.deadlines.goOn(this.conference, SomeClocks.OUTCOME_SENT)).isEmpty();
		assertThat(this.auditTrail.of(this.conference)).extracting(AuditTrail.Entry::did).containsExactly("runs on");
	}

	@Test
	void aClockThatIsLetGoIsGoneAndTheTrailSaysSo() {
		start(SomeClocks.AGENCY_REPORT, CONFERENCE_DAY);
		this.deadlines.drop(this.conference, SomeClocks.AGENCY_REPORT);
		this.deadlines.drop(this.conference, SomeClocks.AGENCY_REPORT);
		assertThat(this.deadlines.of(this.conference)).isEmpty();
		assertThat(this.auditTrail.of(this.conference)).extracting(AuditTrail.Entry::did).containsExactly("let go");
	}

	@Test
	void startingTheSameClockAgainChangesNothing() {
		Deadline first = start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		assertThat(start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION)).isEqualTo(first);
		assertThat(this.deadlines.of(this.conference)).containsExactly(first);
		assertThat(this.auditTrail.of(this.conference)).isEmpty();
	}

	@Test
	void aRunningClockThatCountsFromAnotherDayIsMovedAndTheTrailKeepsWhatItWas() {
		Deadline first = start(SomeClocks.AGENCY_REPORT, CONFERENCE_DAY);
		Deadline moved = start(SomeClocks.AGENCY_REPORT, CONFERENCE_DAY.plusDays(3));
		assertThat(moved.id()).isEqualTo(first.id());
		assertThat(moved.due()).isEqualTo(LocalDate.of(2026, 3, 19));
		assertThat(moved.explanation()).contains("Monday 23 March 2026");
		assertThat(this.deadlines.of(this.conference)).containsExactly(moved);
		assertThat(this.auditTrail.of(this.conference)).singleElement().satisfies((entry) -> {
			assertThat(entry.did()).isEqualTo("moved");
			assertThat(entry.details()).isEqualTo("agency-report, counted from 2026-03-23, due 2026-03-19; "
					+ "before: counted from 2026-03-20, due 2026-03-18");
		});
	}

	@Test
	void aStoppedClockStaysAndTheNextOneOfItsKindMayStart() {
		start(SomeClocks.LATER_RCPC, LocalDate.of(2026, 3, 3));
		Deadline stopped = this.deadlines.stop(this.conference, SomeClocks.LATER_RCPC, LocalDate.of(2026, 8, 25))
			.orElseThrow();
		Deadline next = start(SomeClocks.LATER_RCPC, LocalDate.of(2026, 8, 25));
		assertThat(stopped.isRunning()).isFalse();
		assertThat(this.deadlines.of(this.conference)).containsExactly(stopped, next);
	}

	@Test
	void stoppingAClockThatDoesNotRunDoesNothing() {
		assertThat(this.deadlines.stop(this.conference, SomeClocks.ICPC_HELD, CONFERENCE_DAY)).isEmpty();
		start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		assertThat(this.deadlines.stop(this.conference, SomeClocks.OUTCOME_SENT, CONFERENCE_DAY)).isEmpty();
		assertThat(this.deadlines.stop(this.conference, SomeClocks.ICPC_HELD, CONFERENCE_DAY)).isPresent();
		assertThat(this.deadlines.stop(this.conference, SomeClocks.ICPC_HELD, CONFERENCE_DAY.plusDays(9))).isEmpty();
		assertThat(this.deadlines.of(this.conference)).singleElement()
			.extracting(Deadline::stoppedOn)
			.isEqualTo(CONFERENCE_DAY);
	}

	@Test
	void theDueDateItselfIsInTimeAndTheDayAfterIsNot() {
		Deadline started = start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		assertThat(started.isMissed(started.due())).isFalse();
		assertThat(started.isMissed(started.due().plusDays(1))).isTrue();
	}

	@Test
	void aClockThatWasStoppedIsNoLongerMissedButItIsRememberedWhetherItWasLate() {
		start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		start(SomeClocks.FIRST_CORE_GROUP, STRATEGY_DISCUSSION);
		LocalDate late = LocalDate.of(2026, 3, 24);
		Deadline stoppedLate = this.deadlines.stop(this.conference, SomeClocks.ICPC_HELD, late).orElseThrow();
		Deadline stoppedInTime = this.deadlines
			.stop(this.conference, SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 3, 10))
			.orElseThrow();
		assertThat(stoppedLate.isMissed(late)).isTrue();
		assertThat(stoppedInTime.isMissed(LocalDate.of(2027, 1, 1))).isFalse();
	}

	@Test
	void theClocksOfAnotherConferenceAreItsOwn() {
		UUID another = UUID.randomUUID();
		start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
		this.deadlines.start(another, SomeClocks.ICPC_HELD, this.rules, STRATEGY_DISCUSSION);
		this.deadlines.stop(another, SomeClocks.ICPC_HELD, CONFERENCE_DAY);
		assertThat(this.deadlines.of(this.conference)).singleElement().matches(Deadline::isRunning);
	}

	@Test
	void aClockThatCannotBeCountedIsNotStarted() {
		assertThatThrownBy(() -> start(SomeClocks.ICPC_HELD, LocalDate.of(2028, 12, 20)))
			.isInstanceOf(DateNotCoveredException.class);
		assertThat(this.deadlines.of(this.conference)).isEmpty();
	}

	@Test
	void whatIsRolledBackWasNeverStarted() {
		this.transactions.executeWithoutResult((transaction) -> {
			start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION);
			transaction.setRollbackOnly();
		});
		assertThat(this.deadlines.of(this.conference)).isEmpty();
	}

	@Test
	void manyStartsAtOnceLeaveOneRunningClock() throws Exception {
		List<Callable<Deadline>> starts = IntStream.range(0, 16)
			.<Callable<Deadline>>mapToObj((each) -> () -> start(SomeClocks.ICPC_HELD, STRATEGY_DISCUSSION))
			.toList();
		try (ExecutorService devices = Executors.newFixedThreadPool(8)) {
			for (var started : devices.invokeAll(starts)) {
				assertThat(started.get().due()).isEqualTo(LocalDate.of(2026, 3, 23));
			}
		}
		assertThat(this.deadlines.of(this.conference)).hasSize(1);
	}

	private Deadline start(ClockName what, LocalDate from) {
		return this.deadlines.start(this.conference, what, this.rules, from);
	}

	@EnableAutoConfiguration
	@ComponentScan(
			basePackages = { "io.convenor.deadlines", "io.convenor.delivery", "io.convenor.audit",
					"io.convenor.timescales" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = { ".*Tests.*", ".*[.]Mail[A-Z].*" }))
	@Import(LocalDatabase.class)
	static class OnlyDeadlines {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
