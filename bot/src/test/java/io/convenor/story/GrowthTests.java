package io.convenor.story;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import io.convenor.CountedStatements.Tally;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.conference.Conferences;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.story.ObservedDatabase.Read;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures what commands and a whole conference cost among so many others, when it is
 * asked to, and that this does not grow; the README says how, and what it printed.
 */
@Tag("slow")
@Tag("measured")
@EnabledIfSystemProperty(named = "growth", matches = "[0-9,]+")
class GrowthTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int TIMES = 10;

	private static final int MEASURED = 2;

	private static final int SO_MANY = 4;

	/** Whoever reads a table of fewer pages than this reads all of it in any case. */
	private static final int SMALL = 1000;

	/**
	 * The same work takes a few statements more or less, as deliveries meet or do not.
	 */
	private static final double AS_DELIVERIES_MEET = 1.1;

	private static final double A_QUARTER_MORE = 1.25;

	/** What is read by chance, such as pages that a table has grown by. */
	private static final int A_FEW_BLOCKS = 12;

	private static final String BOOKING = "booking, one report";

	private static final String OUTCOME = "its outcome";

	private static final String WHOLE = "a whole conference";

	private final Map<Integer, Map<String, Cost>> costs = new LinkedHashMap<>();

	@Test
	void whatItCostsDoesNotGrow() {
		List<Integer> sizes = Stream.of(System.getProperty("growth").split(",")).map(Integer::valueOf).toList();
		List<String> readWhole = new ArrayList<>();
		sizes.forEach((size) -> readWhole.addAll(among(size)));
		Map<String, Cost> few = this.costs.get(sizes.getFirst());
		Map<String, Cost> many = this.costs.get(sizes.getLast());
		many.forEach((what, cost) -> cost.sayWhatGrewSince(few.get(what), what));
		assertThat(readWhole).as("growing tables that were read from end to end").isEmpty();
		assertThat(many).allSatisfy((what, cost) -> {
			Cost before = few.get(what);
			assertThat(cost.statements()).as(what).isLessThanOrEqualTo(before.statements() * AS_DELIVERIES_MEET + 1);
			assertThat(cost.blocks()).as(what).isLessThanOrEqualTo(before.blocks() * A_QUARTER_MORE + A_FEW_BLOCKS);
		});
	}

	/** Says which growing tables were read from end to end meanwhile. */
	private List<String> among(int conferences) {
		try (ObservedDatabase database = ObservedDatabase.start();
				LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, database.address(), LocalBot
					.asStoriesAreTold(LocalBot.atItsOwnPace(Map.of("convenor.reports.read-every", "1h"))))) {
			Measured measured = new Measured(database, bot);
			this.costs.put(conferences, measured.costs);
			HybridConference first = new HybridConference(town);
			book(first);
			measured.theDayComes(first);
			approve(first);
			measured.settles();
			long start = System.nanoTime();
			database.copies(id(first, bot), conferences);
			System.out.printf("%n%,d conferences, copied in %,d s%n%-28s %8s %10s %8s %8s %8s%n", conferences,
					Duration.ofNanos(System.nanoTime() - start).toSeconds(), "", "time", "statements", "blocks",
					"database", "CPU");
			HybridConference another = new HybridConference(town).about("M-104990");
			measured.noteWhatIsReadWhole(() -> {
				everyCommand(bot, "", (command) -> true,
						(command, what) -> measured.each(what, says(town, command, first)));
				measured.once(BOOKING, () -> book(another));
				everyCommand(bot, ", it is coming", (command) -> command.takes().startsWith("CP-"),
						(command, what) -> measured.each(what, says(town, command, another)));
			});
			measured.theDayComes(another);
			measured.noteWhatIsReadWhole(() -> measured.once(OUTCOME, () -> approve(another)));
			for (int i = 1; i < SO_MANY; i++) {
				HybridConference oneMore = new HybridConference(town).about("M-10499" + i);
				measured.once(BOOKING, () -> book(oneMore));
				measured.theDayComes(oneMore);
				measured.once(OUTCOME, () -> approve(oneMore));
			}
			measured.wholeConference();
			return measured.readWhole;
		}
	}

	private static void everyCommand(LocalBot bot, String when, Predicate<Command> which,
			BiConsumer<Command, String> measured) {
		bot.parts(Command.class)
			.filter(which)
			.sorted(Comparator.comparing(Command::name))
			.forEach((command) -> measured.accept(command, command.name() + when));
	}

	private static Runnable says(LocalTown town, Command command, HybridConference about) {
		TeamsUser who = town.teams().as(someone(command.audience()));
		return () -> who.says((command.name() + " " + command.takes().replace("CP-7F3KM", about.reference())).strip());
	}

	private static Person someone(Audience audience) {
		return switch (audience) {
			case CHAIRS, STAFF, EVERYONE -> Northmere.HELEN_OKAFOR;
			case ADMINISTRATORS -> Northmere.JOAN_WHITBY;
			case CUSTODIANS -> Northmere.RUTH_ADEYEMI;
		};
	}

	/** Booked, and one report. */
	private static void book(HybridConference story) {
		story.theChairSaysWhatItIs();
		story.theChairChoosesThePeople();
		story.theChairChoosesRoomAndTime();
		story.theChairConfirms();
		story.theSchoolSendsItsReport();
	}

	private static void approve(HybridConference story) {
		story.theChairRecordsTheOutcome();
		story.theChairApproves();
	}

	private static UUID id(HybridConference story, LocalBot bot) {
		return bot.part(Conferences.class).findByReference(story.reference()).orElseThrow().id();
	}

	/** What is measured of one bot. */
	private static final class Measured {

		private static final Duration QUIET = Duration.ofMillis(400);

		private final Map<String, Cost> costs = new LinkedHashMap<>();

		private final List<String> readWhole = new ArrayList<>();

		private final ObservedDatabase database;

		private final LocalBot bot;

		private final Tally tally;

		private Measured(ObservedDatabase database, LocalBot bot) {
			this.database = database;
			this.bot = bot;
			this.tally = bot.part(Tally.class);
		}

		/**
		 * What is done once a night, whatever is asked, is done before anything is
		 * measured: the record of who did what is checked as a whole.
		 */
		private void theDayComes(HybridConference story) {
			story.theMeetingIsHeld();
			String today = LocalDate.ofInstant(this.bot.part(Clock.class).instant(), Dates.LONDON).toString();
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> this.database.jdbc()
					.sql("select exists (select from audit_check where day = cast(? as date))")
					.param(today)
					.query(Boolean.class)
					.single());
			settles();
			this.database.tidies();
		}

		private void noteWhatIsReadWhole(Runnable meanwhile) {
			List<String> tables = this.database.readWhole(SMALL, meanwhile);
			tables.forEach((table) -> System.out.println("  ! read whole: " + table));
			this.readWhole.addAll(tables);
		}

		/**
		 * The first time, plans are made and what seldom changes is remembered. What the
		 * clock has done meanwhile only adds to what a command costs, so the least of
		 * what is measured is nearest to that.
		 */
		private void each(String what, Runnable work) {
			work.run();
			for (int i = 0; i < MEASURED; i++) {
				this.costs.merge(what, measure(TIMES, work), Cost::theLess);
			}
			this.costs.get(what).say(what);
		}

		/**
		 * Several are told: a card is drawn anew more often or less, as deliveries meet.
		 */
		private void once(String what, Runnable work) {
			this.costs.merge(what, measure(1, work), Cost::theLess);
		}

		private void wholeConference() {
			this.costs.get(BOOKING).say(BOOKING);
			this.costs.get(OUTCOME).say(OUTCOME);
			this.costs.put(WHOLE, this.costs.get(BOOKING).followedBy(this.costs.get(OUTCOME)));
			this.costs.get(WHOLE).say(WHOLE);
		}

		private Cost measure(int times, Runnable work) {
			settles();
			this.database.begins();
			Map<String, Long> before = this.tally.counts();
			long cpu = cpu();
			long start = System.nanoTime();
			for (int i = 0; i < times; i++) {
				work.run();
			}
			double took = (System.nanoTime() - start) / 1e6;
			settles();
			Map<String, Read> reads = new TreeMap<>(this.database.reads());
			reads.keySet().removeIf(Tally::byTheClock);
			return new Cost(times, took, Tally.sum(this.tally.since(before)), (cpu() - cpu) / 1e6, reads);
		}

		/** Until every delivery is, and nothing more is asked. */
		private void settles() {
			this.database.awaitsDeliveries();
			try {
				Awaitility.await().atMost(QUIET.multipliedBy(20)).until(() -> {
					long asked = Tally.sum(this.tally.counts());
					Awaitility.await().pollDelay(QUIET).until(() -> true);
					return asked == Tally.sum(this.tally.counts());
				});
			}
			catch (ConditionTimeoutException ex) {
				System.out.println("  It was never quiet.");
			}
		}

		/** Of this process: the bot, and the tenant it talks to. */
		private static long cpu() {
			return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
		}

	}

	/**
	 * What something cost, all the times together.
	 *
	 * @param took milliseconds
	 * @param cpu milliseconds
	 * @param reads what each statement read
	 */
	private record Cost(int times, double took, long asked, double cpu, Map<String, Read> reads) {

		private static final int SHOWN = 5;

		double statements() {
			return (double) this.asked / this.times;
		}

		double blocks() {
			return (double) this.reads.values().stream().mapToLong(Read::blocks).sum() / this.times;
		}

		double inTheDatabase() {
			return this.reads.values().stream().mapToDouble(Read::took).sum() / this.times;
		}

		Cost theLess(Cost other) {
			boolean less = (this.asked != other.asked) ? this.asked < other.asked : blocks() <= other.blocks();
			return less ? this : other;
		}

		/** As often. */
		Cost followedBy(Cost other) {
			return new Cost(this.times, this.took + other.took, this.asked + other.asked, this.cpu + other.cpu,
					both(other));
		}

		private Map<String, Read> both(Cost other) {
			Map<String, Read> both = new TreeMap<>(this.reads);
			other.reads.forEach((sql, read) -> both.merge(sql, read, Read::and));
			return both;
		}

		void say(String what) {
			System.out.printf("%-28s %5.0f ms %10.1f %8.0f %5.1f ms %5.0f ms%n", what, this.took / this.times,
					statements(), blocks(), inTheDatabase(), this.cpu / this.times);
		}

		/** The statements for which more is read than before. */
		void sayWhatGrewSince(Cost before, String what) {
			System.out.printf("%n%s: %.0f blocks, then %.0f%n", what, before.blocks(), blocks());
			this.reads.keySet()
				.stream()
				.sorted(Comparator.comparingDouble((sql) -> before.blocks(sql) - blocks(sql)))
				.filter((sql) -> blocks(sql) > before.blocks(sql) + 1)
				.limit(SHOWN)
				.forEach((sql) -> System.out.printf("  %6.1f then %6.1f blocks in %4.1f then %4.1f: %s%n",
						before.blocks(sql), blocks(sql), before.calls(sql), calls(sql), sql));
		}

		private double blocks(String sql) {
			return this.reads.containsKey(sql) ? (double) this.reads.get(sql).blocks() / this.times : 0;
		}

		private double calls(String sql) {
			return this.reads.containsKey(sql) ? (double) this.reads.get(sql).calls() / this.times : 0;
		}

	}

}
