package io.convenor.story;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
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
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a turn, a delivery or a poller asks the database while a conference is told
 * from its booking to its outcome, none of it reads a table that grows from end to end.
 */
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

	private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

	@Test
	void noStatementReadsAGrowingTableFromEndToEnd() throws SQLException {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of("convenor.reports.read-every", "1h"))) {
			HybridConference story = new HybridConference(town);
			town.teams().as(Northmere.JOAN_WHITBY).says("admin queue");
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairConfirms();
			story.theSchoolSendsItsReport();
			for (String said : List.of("conferences", "today", "calls", "status", "cover",
					"change " + story.reference(), "explain " + story.reference())) {
				story.chair().says(said);
			}
			story.theMeetingIsHeld();
			story.theChairRecordsTheOutcome();
			story.theChairApproves();
			UUID id = bot.part(Conferences.class).findByReference(story.reference()).orElseThrow().id();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> bot.part(Deliveries.class).about(id).stream().allMatch(Delivery::settled));
			Set<String> asked = new TreeSet<>(bot.part(Tally.class).all());
			bot.part(TransactionOperations.class)
				.executeWithoutResult((_) -> new Growth(bot.part(JdbcClient.class)).copy(id, 3000));
			Map<String, List<String>> scanned = new LinkedHashMap<>();
			List<String> notPlanned = new ArrayList<>();
			try (Connection connection = bot.part(DataSource.class).getConnection();
					Statement statement = connection.createStatement()) {
				statement.execute(PLAN_OF);
				// A small table is best read whole, so the database is asked what it does
				// where it can avoid that.
				statement.execute("set enable_seqscan = off");
				for (String sql : asked) {
					if (!AT_THE_START.matcher(sql).matches()) {
						plan(connection, sql, scanned, notPlanned);
					}
				}
			}
			assertThat(scanned).as("%d statements", asked.size()).isEmpty();
			assertThat(notPlanned).as("cannot be planned without its values").hasSizeLessThan(asked.size() / 4);
		}
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
		for (char each : sql.toCharArray()) {
			numbered.append((each == '?') ? "$" + ++number : String.valueOf(each));
		}
		return numbered.toString();
	}

}
