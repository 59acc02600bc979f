package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.CountedStatements.Tally;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one conference and each list and card cost the database: statements, counted over
 * all threads of the bot but for what its scheduler does by the clock. And that many
 * people at once are all answered.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WhatItCostsTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int A_WHOLE_CONFERENCE = 800;

	private static final int A_LIST = 10;

	/** Made of eight lists, with work for conferences that are over as well. */
	private static final int TODAY = 14;

	private static final int A_CARD = 20;

	private final Map<String, Map<String, Long>> statements = new LinkedHashMap<>();

	private LocalTown town;

	private LocalBot bot;

	private HybridConference story;

	@BeforeAll
	void oneWholeConference() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town,
				Map.of("convenor.reports.read-every", "1h", "spring.datasource.hikari.maximum-pool-size", "10"));
		this.story = new HybridConference(this.town);
		this.town.teams().as(Northmere.JOAN_WHITBY).says("hello");
		counting("book", () -> {
			this.story.theChairSaysWhatItIs();
			this.story.theChairChoosesThePeople();
			this.story.theChairChoosesRoomAndTime();
			this.story.theChairConfirms();
			settles();
		});
		counting("a report", () -> {
			this.story.theSchoolSendsItsReport();
			settles();
		});
		counting("conferences, one coming", () -> this.story.chair().says("conferences"));
		this.story.theMeetingIsHeld();
		counting("outcome", () -> {
			this.story.theChairRecordsTheOutcome();
			this.story.theChairApproves();
			settles();
		});
	}

	@AfterAll
	void sayWhatWasCounted() {
		this.statements.forEach((what, counts) -> {
			System.out.printf("%-40s %5d statements%n", what, Tally.sum(counts));
			counts.entrySet()
				.stream()
				.limit(Integer.getInteger("statements.shown", 0))
				.forEach((each) -> System.out.printf("      %4d  %s%n", each.getValue(),
						each.getKey().replaceAll("\\s+", " ")));
		});
		this.bot.close();
		this.town.close();
	}

	@Test
	@Order(1)
	void aWholeConferenceTakesNoMoreStatementsThanWePublish() {
		long whole = sum("book") + 8 * sum("a report") + sum("outcome");
		assertThat(whole).isLessThanOrEqualTo(A_WHOLE_CONFERENCE);
	}

	@Test
	@Order(3)
	void aListTakesNoMoreStatementsThanWePublish() {
		TeamsUser helen = this.story.chair();
		TeamsUser joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		fiveMoreAreComing();
		for (String list : List.of("conferences", "today", "calls", "tasks", "replies")) {
			counting(list, () -> helen.says(list));
		}
		for (String list : List.of("admin queue", "admin holidays", "admin check")) {
			counting(list, () -> joan.says(list));
		}
		assertThat(Stream.of("conferences, one coming", "conferences", "calls", "tasks", "replies", "admin queue"))
			.allSatisfy((list) -> assertThat(sum(list)).as(list).isLessThanOrEqualTo(A_LIST));
		assertThat(sum("today")).isLessThanOrEqualTo(TODAY);
	}

	/**
	 * Like the one that was told, and still to be held, with a letter to print for each.
	 */
	private void fiveMoreAreComing() {
		JdbcClient jdbc = this.bot.part(JdbcClient.class);
		UUID one = this.bot.part(Conferences.class).findByReference(this.story.reference()).orElseThrow().id();
		this.bot.part(TransactionOperations.class).executeWithoutResult((_) -> {
			new Growth(jdbc).copy(one, 6);
			jdbc.sql("update conference set status = 'BOOKED', starts_at = cast(? as timestamp) where id <> ?")
				.params(TUESDAY.plusDays(3).toLocalDateTime(), one)
				.update();
			jdbc.sql("update paper_letter set posted_at = null, posted_by = null").update();
			jdbc.sql("update task set done_at = null, withdrawn = false, due = ?")
				.params(TUESDAY.plusDays(3).toLocalDateTime())
				.update();
		});
	}

	@Test
	@Order(4)
	void aCardTakesNoMoreStatementsThanWePublish() {
		TeamsUser helen = this.story.chair();
		String reference = this.story.reference();
		for (String card : List.of("status " + reference, "outcome " + reference, "explain " + reference,
				"change " + reference, "cover", "schedule")) {
			counting(card.replace(reference, "CP-..."), () -> helen.says(card));
		}
		assertThat(this.statements.keySet()
			.stream()
			.filter((what) -> what.endsWith("CP-...") || what.equals("cover") || what.equals("schedule")))
			.allSatisfy((card) -> assertThat(sum(card)).as(card).isLessThanOrEqualTo(A_CARD));
	}

	/** More than there are connections, so that a turn that needed two would wait. */
	@Test
	@Order(2)
	void fiftyTurnsAtOnceAreAllAnswered() throws Exception {
		for (String command : List.of("conferences", "status", "today", "calls", "help", "explain",
				"status " + this.story.reference(), "outcome " + this.story.reference())) {
			List<Callable<String>> turns = new ArrayList<>();
			IntStream.range(0, 50).forEach((_) -> turns.add(() -> {
				TeamsUser helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
				return helen.says(command).toString();
			}));
			try (ExecutorService people = Executors.newFixedThreadPool(50)) {
				for (var answer : people.invokeAll(turns)) {
					assertThat(answer.get()).as(command).isNotBlank();
				}
			}
			assertThat(this.story.chair().chat().transcript()).as(command)
				.doesNotContain("cannot get at my records", "Something went wrong");
		}
	}

	private void counting(String what, Runnable work) {
		Tally tally = this.bot.part(Tally.class);
		Map<String, Long> before = tally.counts();
		work.run();
		this.statements.put(what, tally.since(before));
	}

	private long sum(String what) {
		return Tally.sum(this.statements.get(what));
	}

	private void settles() {
		Tally tally = this.bot.part(Tally.class);
		var id = tally
			.apart(() -> this.bot.part(Conferences.class).findByReference(this.story.reference()).orElseThrow().id());
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> tally
				.apart(() -> this.bot.part(Deliveries.class).about(id).stream().allMatch(Delivery::settled)));
	}

}
