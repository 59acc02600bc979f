package io.convenor.story;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.management.OperatingSystemMXBean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

/**
 * Measures what commands and a whole conference cost among so many others, when it is
 * asked to; the README says how, and what it printed.
 */
@EnabledIfSystemProperty(named = "growth", matches = "[0-9,]+")
class GrowthTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int TIMES = 20;

	/** PostgreSQL counts what an idle connection read within ten seconds. */
	private static final Duration UNTIL_IT_IS_COUNTED = Duration.ofSeconds(12);

	static List<Integer> sizes() {
		return List.of(System.getProperty("growth").split(",")).stream().map(Integer::valueOf).toList();
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void whatItCostsAmongSoMany(int conferences) {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of("convenor.reports.read-every", "1h"))) {
			HybridConference first = new HybridConference(town);
			tell(first, bot);
			bot.part(TransactionOperations.class)
				.executeWithoutResult((_) -> new Growth(bot.part(JdbcClient.class)).copy(id(first, bot), conferences));
			System.out.printf("%n%,d conferences%n%-20s %8s %12s %10s %8s%n", conferences, "", "time", "statements",
					"blocks", "CPU");
			double idle = blocksPerSecond(bot);
			TeamsUser helen = first.chair();
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			for (String said : List.of("conferences", "today", "calls", "status " + first.reference(),
					"outcome " + first.reference(), "explain " + first.reference(), "schedule")) {
				measure(said.replace(first.reference(), "CP-..."), TIMES, idle, bot, () -> helen.says(said));
			}
			measure("admin queue", TIMES, idle, bot, () -> joan.says("admin queue"));
			measure("a whole conference", 1, idle, bot, () -> tell(new HybridConference(town).about("M-104999"), bot));
		}
	}

	/** Booked, one report, and the outcome. */
	private static void tell(HybridConference story, LocalBot bot) {
		story.theChairSaysWhatItIs();
		story.theChairChoosesThePeople();
		story.theChairChoosesRoomAndTime();
		story.theChairConfirms();
		story.theSchoolSendsItsReport();
		story.theMeetingIsHeld();
		story.theChairRecordsTheOutcome();
		story.theChairApproves();
		UUID id = id(story, bot);
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> bot.part(Deliveries.class).about(id).stream().allMatch(Delivery::settled));
	}

	private static UUID id(HybridConference story, LocalBot bot) {
		return bot.part(Conferences.class).findByReference(story.reference()).orElseThrow().id();
	}

	/** What the bot does while nobody asks for anything is taken off the blocks. */
	private static void measure(String what, int times, double idle, LocalBot bot, Runnable work) {
		Tally tally = bot.part(Tally.class);
		Map<String, Long> statements = tally.counts();
		long blocks = blocks(bot);
		long cpu = cpu();
		long start = System.nanoTime();
		for (int i = 0; i < times; i++) {
			work.run();
		}
		double took = (System.nanoTime() - start) / 1e9;
		double used = (cpu() - cpu) / 1e6;
		waiting();
		double read = blocks(bot) - blocks - idle * (took + UNTIL_IT_IS_COUNTED.toSeconds());
		System.out.printf("%-20s %5.0f ms %12.1f %10.0f %5.0f ms%n", what, took * 1000 / times,
				(double) Tally.sum(tally.since(statements)) / times, read / times, used / times);
	}

	private static double blocksPerSecond(LocalBot bot) {
		waiting();
		long before = blocks(bot);
		waiting();
		return (double) (blocks(bot) - before) / UNTIL_IT_IS_COUNTED.toSeconds();
	}

	private static void waiting() {
		Awaitility.await().pollDelay(UNTIL_IT_IS_COUNTED).atMost(Duration.ofMinutes(1)).until(() -> true);
	}

	private static long blocks(LocalBot bot) {
		return bot.part(JdbcClient.class)
			.sql("select blks_hit + blks_read from pg_stat_database where datname = current_database()")
			.query(Long.class)
			.single();
	}

	/** Of this process: the bot, and the tenant it talks to. */
	private static long cpu() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}
