package io.convenor.story;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.sun.management.OperatingSystemMXBean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
 * Measures what commands and a whole conference cost among so many others, when it is
 * asked to, and that this does not grow; the README says how, and what it printed.
 */
@EnabledIfSystemProperty(named = "growth", matches = "[0-9,]+")
class GrowthTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int TIMES = 10;

	/** PostgreSQL counts what an idle connection read within ten seconds. */
	private static final Duration UNTIL_IT_IS_COUNTED = Duration.ofSeconds(11);

	/** Whoever reads a table of fewer pages than this reads all of it in any case. */
	private static final int SMALL = 1000;

	/**
	 * The same work takes a few statements more or less, as deliveries meet or do not.
	 */
	private static final double AS_DELIVERIES_MEET = 1.1;

	private static final double A_QUARTER_MORE = 1.25;

	/** What is read by chance, such as pages that a table has grown by. */
	private static final int A_FEW_BLOCKS = 12;

	private final Map<Integer, Map<String, Cost>> costs = new LinkedHashMap<>();

	@Test
	void whatItCostsDoesNotGrow() {
		List<Integer> sizes = List.of(System.getProperty("growth").split(",")).stream().map(Integer::valueOf).toList();
		List<String> readWhole = new ArrayList<>();
		sizes.forEach((size) -> readWhole.addAll(among(size)));
		Map<String, Cost> few = this.costs.get(sizes.getFirst());
		Map<String, Cost> many = this.costs.get(sizes.getLast());
		assertThat(readWhole).as("growing tables that were read from end to end").isEmpty();
		assertThat(many).allSatisfy((what, cost) -> {
			Cost before = few.get(what);
			assertThat(cost.statements).as(what).isLessThanOrEqualTo(before.statements * AS_DELIVERIES_MEET + 1);
			assertThat(cost.blocks).as(what).isLessThanOrEqualTo(before.blocks * A_QUARTER_MORE + A_FEW_BLOCKS);
		});
	}

	/** Says which growing tables were read from end to end meanwhile. */
	private List<String> among(int conferences) {
		Map<String, Cost> measured = new LinkedHashMap<>();
		this.costs.put(conferences, measured);
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of("convenor.reports.read-every", "1h"))) {
			DataSource patient = patient(bot.part(JdbcConnectionDetails.class));
			JdbcClient jdbc = JdbcClient.create(patient);
			HybridConference first = new HybridConference(town);
			tell(first, bot);
			jdbc.sql("alter system set autovacuum = off").update();
			jdbc.sql("select pg_reload_conf()").query().singleRow();
			new TransactionTemplate(new JdbcTransactionManager(patient))
				.executeWithoutResult((_) -> new Growth(jdbc).copy(id(first, bot), conferences));
			jdbc.sql("vacuum analyze").update();
			jdbc.sql("checkpoint").update();
			waiting();
			Set<String> growing = tables(jdbc,
					"select relname from pg_class where relkind = 'r' and relpages > " + SMALL);
			jdbc.sql("select pg_stat_reset()").query().singleRow();
			System.out.printf("%n%,d conferences%n%-20s %8s %12s %10s %8s%n", conferences, "", "time", "statements",
					"blocks", "CPU");
			double idle = blocksPerSecond(bot);
			TeamsUser helen = first.chair();
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			for (String said : List.of("conferences", "today", "calls", "tasks", "status " + first.reference(),
					"outcome " + first.reference(), "schedule")) {
				measured.put(called(said, first),
						measure(called(said, first), TIMES, idle, bot, () -> helen.says(said)));
			}
			for (String said : List.of("admin queue", "audit " + first.reference())) {
				measured.put(called(said, first),
						measure(called(said, first), TIMES, idle, bot, () -> joan.says(said)));
			}
			HybridConference another = new HybridConference(town).about("M-104999");
			measured.put("booking, one report", measure("booking, one report", 1, idle, bot, () -> book(another, bot)));
			List<String> readWhole = new ArrayList<>(readWhole(jdbc, growing));
			theDayComes(another);
			jdbc.sql("select pg_stat_reset()").query().singleRow();
			measured.put("outcome", measure("outcome", 1, idle, bot, () -> approve(another, bot)));
			readWhole.addAll(readWhole(jdbc, growing));
			return readWhole;
		}
	}

	/** The bot's own connections give up on what takes half a minute. */
	private static DataSource patient(JdbcConnectionDetails there) {
		return new DriverManagerDataSource(there.getJdbcUrl(), there.getUsername(), there.getPassword());
	}

	private static String called(String said, HybridConference first) {
		return said.replace(first.reference(), "CP-...");
	}

	private static List<String> readWhole(JdbcClient jdbc, Set<String> growing) {
		waiting();
		return jdbc
			.sql("select relname, seq_scan, seq_tup_read, idx_scan from pg_stat_user_tables "
					+ "where seq_scan > 0 order by seq_tup_read desc")
			.query((row, _) -> {
				String table = row.getString("relname");
				String said = "%s: read whole %d times, %d rows; by index %d times".formatted(table,
						row.getLong("seq_scan"), row.getLong("seq_tup_read"), row.getLong("idx_scan"));
				System.out.println((growing.contains(table) ? "  ! " : "    ") + said);
				return growing.contains(table) ? said : "";
			})
			.list()
			.stream()
			.filter((said) -> !said.isEmpty())
			.toList();
	}

	private static Set<String> tables(JdbcClient jdbc, String sql) {
		return jdbc.sql(sql).query(String.class).list().stream().collect(Collectors.toSet());
	}

	private static void tell(HybridConference story, LocalBot bot) {
		book(story, bot);
		theDayComes(story);
		approve(story, bot);
	}

	/** Booked, and one report. */
	private static void book(HybridConference story, LocalBot bot) {
		story.theChairSaysWhatItIs();
		story.theChairChoosesThePeople();
		story.theChairChoosesRoomAndTime();
		story.theChairConfirms();
		story.theSchoolSendsItsReport();
		settles(story, bot);
	}

	/** Each night the whole audit trail is checked, which is no cost of a conference. */
	private static void theDayComes(HybridConference story) {
		story.theMeetingIsHeld();
		waiting();
	}

	private static void approve(HybridConference story, LocalBot bot) {
		story.theChairRecordsTheOutcome();
		story.theChairApproves();
		settles(story, bot);
	}

	private static void settles(HybridConference story, LocalBot bot) {
		UUID id = id(story, bot);
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> bot.part(Tally.class)
				.apart(() -> bot.part(Deliveries.class).about(id).stream().allMatch(Delivery::settled)));
	}

	private static UUID id(HybridConference story, LocalBot bot) {
		return bot.part(Tally.class)
			.apart(() -> bot.part(Conferences.class).findByReference(story.reference()).orElseThrow().id());
	}

	/** What the bot does while nobody asks for anything is taken off the blocks. */
	private static Cost measure(String what, int times, double idle, LocalBot bot, Runnable work) {
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
		double asked = (double) Tally.sum(tally.since(statements)) / times;
		waiting();
		double read = blocks(bot) - blocks - idle * (took + UNTIL_IT_IS_COUNTED.toSeconds());
		System.out.printf("%-20s %5.0f ms %12.1f %10.0f %5.0f ms%n", what, took * 1000 / times, asked, read / times,
				used / times);
		return new Cost(asked, read / times);
	}

	private static double blocksPerSecond(LocalBot bot) {
		waiting();
		long before = blocks(bot);
		long start = System.nanoTime();
		waiting();
		waiting();
		return (blocks(bot) - before) / ((System.nanoTime() - start) / 1e9);
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

	private record Cost(double statements, double blocks) {
	}

}
