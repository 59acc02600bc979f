package io.convenor.story;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bot at an authority with other rules than the default: its dates are other ones,
 * and they follow when the government adds a bank holiday.
 */
@Tag("slow")
class AnotherAuthorityTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final LocalDate STRATEGY_DISCUSSION = LocalDate.of(2026, 2, 27);

	private static final LocalDate ADDED = LocalDate.of(2026, 3, 9);

	private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

	private static final String SCHOOL = "office@hillside.example";

	private static LocalTown town;

	private static LocalBot bot;

	private static HttpServer government;

	private static volatile String published = "";

	@BeforeAll
	static void opens() throws IOException {
		government = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		government.createContext("/bank-holidays.json", (exchange) -> {
			byte[] body = published.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			try (var out = exchange.getResponseBody()) {
				out.write(body);
			}
		});
		government.start();
		town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		bot = LocalBot.start(town,
				Map.of("convenor.timescales.rule-set", "hillshire", "convenor.timescales.published-bank-holidays",
						"http://localhost:" + government.getAddress().getPort() + "/bank-holidays.json"));
	}

	@AfterAll
	static void closes() {
		bot.close();
		town.close();
		government.stop(0);
	}

	@Test
	void theSameConferenceHasOtherDatesAndTheyFollowTheBankHolidays() {
		TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
		TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, town, helen)
			.countingFrom(STRATEGY_DISCUSSION)
			.with("Ann Bell", SCHOOL, "Hillside School", Role.SCHOOL)
			.reference();
		Conference conference = bot.part(Conferences.class).findByReference(reference).orElseThrow();
		LocalDate day = conference.startsAt().toLocalDate();
		assertThat(conference.rules()).isEqualTo(SomeRules.HILLSHIRE);
		assertThat(day).isAfter(ADDED);

		String reportBy = due("hillshire", SomeClocks.AGENCY_REPORT, day, BankHolidays.shipped());
		assertThat(reportBy).isNotEqualTo(due("wokingham", SomeClocks.AGENCY_REPORT, day, BankHolidays.shipped()));
		assertThat(letters(SCHOOL)).contains("Multi-Agency Report Template").contains(reportBy);
		helen.says("explain " + reference);
		assertThat(words(helen)).contains("Hillshire Council (hillshire, version 1)")
			.contains("Agency's report in the CP mailbox: " + reportBy)
			.contains("Initial conference held: Friday 20 March 2026")
			.contains("Minutes distributed: "
					+ due("hillshire", SomeClocks.MINUTES_DISTRIBUTED, day, BankHolidays.shipped()));

		published = withTheAddedDay();
		joan.says("admin holidays");
		assertThat(words(joan)).contains("Ends on: Sunday 31 December 2028");
		joan.presses("Fetch the published list");
		joan.awaits((_) -> words(joan).contains("Monday 9 March 2026 becomes a bank holiday: A day of thanks"),
				HALF_A_MINUTE);
		joan.presses("Use this list");
		joan.awaits((_) -> words(joan).contains("These running clocks changed"), HALF_A_MINUTE);
		assertThat(words(joan)).contains(reference)
			.contains("Initial conference held: Monday 23 March 2026, before Friday 20 March 2026");

		helen.chat().awaitsCard("Bank holidays changed, and dates with them", HALF_A_MINUTE);
		assertThat(words(helen)).contains(reference + ": Initial conference held: Monday 23 March 2026");
		helen.says("explain " + reference);
		helen.presses("Explain the last date");
		assertThat(words(helen)).contains("Monday 9 March 2026 (A day of thanks)");
		helen.presses("Back to the conference");
		assertThat(words(helen)).contains("Last lawful date: Monday 23 March 2026");

		String now = due("hillshire", SomeClocks.AGENCY_REPORT, day, BankHolidays.kept(published, ADDED));
		helen.awaits((_) -> now.equals(reportBy) || letters(SCHOOL).contains("The bank holidays before the meeting"),
				HALF_A_MINUTE);
		assertThat(letters(SCHOOL)).contains(now);
	}

	@Test
	void whoIsNoAdministratorNeitherSeesNorFetchesTheBankHolidays() {
		TeamsUser martin = town.teams().as(Northmere.MARTIN_HALE);
		martin.says("admin holidays");
		assertThat(martin.chat().transcript()).doesNotContain("Bank holidays in England");
	}

	@Test
	void theCheckNamesTheRulesTheHolidaysTheCalendarAndWhoCannotBeReached() {
		TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
		joan.says("admin check");
		joan.awaits((_) -> {
			boolean all = List
				.of("Bank holidays: copied on", "Reading of the calendar: 3 calendars are followed",
						"not opened a chat with me")
				.stream()
				.allMatch(words(joan)::contains);
			if (!all) {
				joan.presses("Check again");
			}
			return all;
		}, HALF_A_MINUTE);
		assertThat(words(joan)).contains("new conferences fall under hillshire, version 1");
	}

	private static String words(TeamsUser person) {
		return person.card().text().replaceAll(":\\s*\n", ": ");
	}

	private static String due(String rules, ClockName key, LocalDate from, BankHolidays holidays) {
		return Dates
			.inWords(RuleSets.shipped().named(rules, 1).timescale(key).dueFrom(from, new WorkingDays(holidays)).date());
	}

	private static String withTheAddedDay() {
		return BankHolidays.shipped()
			.asPublished()
			.replace("\"events\":[", "\"events\":[{\"title\":\"A day of thanks\",\"date\":\"" + ADDED + "\"},");
	}

	private static String letters(String address) {
		return town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.map((mail) -> mail.text().replaceAll("\\s+", " "))
			.reduce("", (one, other) -> one + "\n" + other);
	}

}
