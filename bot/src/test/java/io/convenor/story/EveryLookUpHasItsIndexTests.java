package io.convenor.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a turn, a delivery or a poller asks the database while a conference is told
 * from its booking to its outcome and every command is typed, none of it has to read a
 * table that grows from end to end, and none does, whoever is invited to all there are.
 */
@Tag("slow")
class EveryLookUpHasItsIndexTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	/**
	 * Tables that stay as small as the authority is, whatever is booked, or grow by a row
	 * a night, when all of them are looked at.
	 */
	private static final Set<String> SMALL = Set.of("known_room", "used_rule_set", "bank_holiday_list",
			"holiday_refresh", "moved_clock", "reading", "subscription", "set_aside", "known_staff", "conversation",
			"flyway_schema_history", "generate_series", "audit_check");

	/** Once, when the bot starts. */
	private static final Pattern AT_THE_START = Pattern.compile("(?is)select distinct rule_set.*|.*flyway.*|set .*|"
			+ "select version\\(\\).*|select 1|begin.*|create .*|.*pg_(?!advisory).*|.*current_schema.*");

	/** The driver would want a value for each place. */
	private static final String PLAN_OF = """
			create function pg_temp.plan_of(asked text) returns setof text language plpgsql as $$
			begin
			  return query execute 'explain (generic_plan) ' || asked;
			end
			$$
			""";

	/**
	 * Whoever waits for a row sees everything else as it was before they waited, so what
	 * belongs to it is read by another statement.
	 */
	private static final Pattern WAITS_AND_READS_MORE = Pattern.compile(
			"(?is)(?=.*\\bfor (?:no key update|update|share)\\b(?! skip locked)).*\\bfrom\\b.*\\b(?:from|join)\\b.*");

	private static final int THOUSANDS = 3000;

	/**
	 * A list of the latest fifty takes up to this, and whoever looks at each of the
	 * thousands twice as much.
	 */
	private static final int A_LIST = 300;

	private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

	@Test
	void noStatementReadsMoreAmongThousandsThanAlone() throws SQLException {
		try (ObservedDatabase database = ObservedDatabase.start();
				LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, database.address(), LocalBot
					.asStoriesAreTold(LocalBot.atItsOwnPace(Map.of("convenor.reports.read-every", "1h"))))) {
			HybridConference alone = new HybridConference(town);
			tell(alone, town, bot, database);
			Map<String, Read> before = database.reads();
			Set<String> asked = new TreeSet<>(bot.part(Tally.class).all());
			assertThat(asked).noneMatch((sql) -> WAITS_AND_READS_MORE.matcher(sql).matches());
			database.copies(id(alone, bot), THOUSANDS);
			assertThatNoneHasToReadAllOf(asked, bot.part(DataSource.class));
			database.begins();
			tell(new HybridConference(town).about("M-104999"), town, bot, database);
			assertThat(database.reads()).allSatisfy((sql, read) -> {
				if (before.containsKey(sql) && !Tally.byTheClock(sql)) {
					assertThat(read.blocksEachTime()).as(sql).isLessThan(before.get(sql).blocksEachTime() + A_LIST);
				}
			});
		}
	}

	private static void tell(HybridConference story, LocalTown town, LocalBot bot, ObservedDatabase database) {
		story.theChairSaysWhatItIs();
		story.theChairChoosesThePeople();
		story.theChairChoosesRoomAndTime();
		story.theChairConfirms();
		story.theSchoolSendsItsReport();
		bot.parts(Command.class)
			.forEach((command) -> town.teams()
				.as((command.audience() == Audience.ADMINISTRATORS) ? Northmere.JOAN_WHITBY : Northmere.HELEN_OKAFOR)
				.says((command.name() + " " + command.takes().replace("CP-7F3KM", story.reference())).strip()));
		story.theMeetingIsHeld();
		story.theChairRecordsTheOutcome();
		story.theChairApproves();
		database.awaitsDeliveries();
	}

	private static UUID id(HybridConference story, LocalBot bot) {
		return bot.part(Conferences.class).findByReference(story.reference()).orElseThrow().id();
	}

	private static void assertThatNoneHasToReadAllOf(Set<String> asked, DataSource database) throws SQLException {
		Map<String, List<String>> scanned = new LinkedHashMap<>();
		List<String> notPlanned = new ArrayList<>();
		try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(PLAN_OF);
			// A small table is best read whole, so the database is asked what it does
			// where it can avoid that.
			statement.execute("set enable_seqscan = off");
			for (String sql : asked) {
				if (!AT_THE_START.matcher(sql).matches()) {
					plan(connection, sql, scanned, notPlanned);
				}
			}
			statement.execute("reset enable_seqscan");
		}
		assertThat(scanned).as("%d statements", asked.size()).isEmpty();
		assertThat(notPlanned).as("cannot be planned without its values").hasSizeLessThan(asked.size() / 4);
	}

	private static void plan(Connection connection, String sql, Map<String, List<String>> scanned,
			List<String> notPlanned) {
		try (PreparedStatement asks = connection.prepareStatement("select * from pg_temp.plan_of(?)")) {
			asks.setString(1, numbered(sql));
			ResultSet plan = asks.executeQuery();
			while (plan.next()) {
				Matcher scan = SCAN.matcher(plan.getString(1));
				if (scan.find() && !SMALL.contains(scan.group(1))) {
					scanned.computeIfAbsent(sql, (_) -> new ArrayList<>()).add(scan.group(1));
				}
			}
		}
		catch (SQLException ex) {
			notPlanned.add(sql + ": " + ex.getMessage());
		}
	}

	private static String numbered(String sql) {
		StringBuilder numbered = new StringBuilder();
		int number = 0;
		for (int i = 0; i < sql.length(); i++) {
			char each = sql.charAt(i);
			numbered.append((each == '?') ? "$" + ++number : String.valueOf(each));
		}
		return numbered.toString();
	}

}
