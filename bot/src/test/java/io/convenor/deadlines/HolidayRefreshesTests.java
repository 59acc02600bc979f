package io.convenor.deadlines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.net.httpserver.HttpServer;
import io.convenor.LocalDatabase;
import io.convenor.audit.AuditTrail;
import io.convenor.deadlines.HolidayRefresh.State;
import io.convenor.timescales.BankHoliday;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.WorkingDays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE,
		classes = HolidayRefreshesTests.DeadlinesAndDelivery.class, properties = "convenor.delivery.polling=50ms")
class HolidayRefreshesTests {

	private static final String JOAN = "joan";

	private static final String CORONATION = "{\"title\":\"Bank holiday for a coronation\",\"date\":\"2027-05-10\","
			+ "\"notes\":\"\",\"bunting\":true}";

	private static final HttpServer GOVERNMENT = server();

	private static volatile String published = "";

	private static volatile int code = 200;

	private final RuleSet rules = RuleSets.shipped().named("wokingham", 1);

	@Autowired
	private HolidayRefreshes refreshes;

	@Autowired
	private CountingAnew countingAnew;

	@Autowired
	private Deadlines deadlines;

	@Autowired
	private HolidaysInForce inForce;

	@Autowired
	private WorkingDays workingDays;

	@Autowired
	private AuditTrail audit;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@DynamicPropertySource
	static void government(DynamicPropertyRegistry properties) {
		properties.add("convenor.timescales.published-bank-holidays",
				() -> "http://localhost:" + GOVERNMENT.getAddress().getPort() + "/bank-holidays.json");
	}

	@BeforeEach
	void theListThatComesWithTheSoftware() {
		this.jdbc.sql("truncate moved_clock, holiday_refresh, deadline").update();
		this.transactions.executeWithoutResult((_) -> this.inForce.bringIn(BankHolidays.shipped(), "test"));
		published = BankHolidays.shipped().asPublished();
		code = 200;
	}

	@AfterAll
	static void closed() {
		GOVERNMENT.stop(0);
	}

	@Test
	void aHolidayThatIsAddedIsShownAndCountedByOnceAgreedTo() {
		UUID conference = UUID.randomUUID();
		Deadline before = this.deadlines.start(conference, SomeClocks.ICPC_HELD, this.rules, LocalDate.of(2027, 4, 28));
		Deadline stopped = this.deadlines.start(conference, SomeClocks.FIRST_CORE_GROUP, this.rules,
				LocalDate.of(2027, 5, 4));
		this.deadlines.stop(conference, SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2027, 5, 12));
		assertThat(before.due()).isEqualTo(LocalDate.of(2027, 5, 20));
		published = with(CORONATION);

		UUID id = this.refreshes.fetch(JOAN);
		assertThat(reaches(id, State.OFFERED).added())
			.containsExactly(new BankHoliday(LocalDate.of(2027, 5, 10), "Bank holiday for a coronation", false));
		assertThat(this.refreshes.find(id).orElseThrow().removed()).isEmpty();
		assertThat(this.deadlines.of(conference).getLast().due()).isEqualTo(LocalDate.of(2027, 5, 20));
		assertThat(this.workingDays.isWorkingDay(LocalDate.of(2027, 5, 10))).isTrue();

		assertThat(this.refreshes.accept(id, JOAN)).isTrue();
		HolidayRefresh done = reaches(id, State.IN_USE);
		assertThat(this.countingAnew.movedBy(java.util.Objects.requireNonNull(done.number())))
			.containsExactly(new MovedClock(conference, "Initial conference held", LocalDate.of(2027, 5, 20),
					LocalDate.of(2027, 5, 21)));
		Deadline now = this.deadlines.of(conference).getLast();
		assertThat(now.id()).isEqualTo(before.id());
		assertThat(now.due()).isEqualTo(LocalDate.of(2027, 5, 21));
		assertThat(now.explanation()).contains("Monday 10 May 2027 (Bank holiday for a coronation)");
		assertThat(this.deadlines.of(conference)).filteredOn((each) -> each.id().equals(stopped.id()))
			.singleElement()
			.extracting(Deadline::due)
			.isEqualTo(stopped.due());
		assertThat(this.workingDays.isWorkingDay(LocalDate.of(2027, 5, 10))).isFalse();
		assertThat(this.audit.of(conference)).singleElement()
			.satisfies((entry) -> assertThat(entry.details()).contains("due 2027-05-21", "due 2027-05-20"));
		assertThat(this.refreshes.accept(id, JOAN)).isFalse();
	}

	@Test
	void aReportThatIsDueBeforeAConferenceMovesToo() {
		UUID conference = UUID.randomUUID();
		this.deadlines.start(conference, SomeClocks.AGENCY_REPORT, this.rules, LocalDate.of(2027, 5, 12));
		published = with(CORONATION);
		UUID id = this.refreshes.fetch(JOAN);
		reaches(id, State.OFFERED);
		this.refreshes.accept(id, JOAN);
		reaches(id, State.IN_USE);
		assertThat(this.deadlines.of(conference).getFirst().due()).isEqualTo(LocalDate.of(2027, 5, 7));
	}

	@Test
	void aClockKeepsTheRuleSetItRunsUnderWhenItIsCountedAnew() {
		UUID conference = UUID.randomUUID();
		this.deadlines.start(conference, SomeClocks.MINUTES_DISTRIBUTED, RuleSets.shipped().named("hillshire", 1),
				LocalDate.of(2027, 5, 5));
		published = with(CORONATION);
		UUID id = this.refreshes.fetch(JOAN);
		reaches(id, State.OFFERED);
		this.refreshes.accept(id, JOAN);
		reaches(id, State.IN_USE);
		Deadline now = this.deadlines.of(conference).getFirst();
		assertThat(now.ruleSet()).isEqualTo("hillshire");
		assertThat(now.explanation()).contains("15 working days after the conference");
		assertThat(now.due()).isEqualTo(LocalDate.of(2027, 5, 27));
	}

	@Test
	void aListThatSaysTheSameIsOnlyDatedAnew() {
		UUID id = this.refreshes.fetch(JOAN);
		reaches(id, State.SAME);
		assertThat(this.inForce.current().copiedOn()).isAfter(LocalDate.of(2020, 1, 1));
		assertThat(this.refreshes.accept(id, JOAN)).isFalse();
	}

	@Test
	void aListThatIsNotWantedChangesNothing() {
		published = with(CORONATION);
		UUID id = this.refreshes.fetch(JOAN);
		reaches(id, State.OFFERED);
		assertThat(this.refreshes.leave(id, JOAN)).isTrue();
		assertThat(this.refreshes.leave(id, JOAN)).isFalse();
		assertThat(this.refreshes.accept(id, JOAN)).isFalse();
		assertThat(this.workingDays.isWorkingDay(LocalDate.of(2027, 5, 10))).isTrue();
	}

	@Test
	void whatIsRemovedIsSaid() {
		published = published.replaceFirst("\\{[^{}]*2022-09-19[^{}]*},", "");
		HolidayRefresh offered = reaches(this.refreshes.fetch(JOAN), State.OFFERED);
		assertThat(offered.removed()).extracting(BankHoliday::date).containsExactly(LocalDate.of(2022, 9, 19));
	}

	@Test
	void yearsThatThePublishedListNoLongerHasAreKept() {
		published = "{\"england-and-wales\":{\"events\":[" + String.join(",",
				BankHolidays.shipped()
					.from(LocalDate.of(2024, 1, 1), LocalDate.of(2028, 12, 31))
					.stream()
					.map((day) -> "{\"title\":\"%s\",\"date\":\"%s\"}".formatted(day.title(), day.date()))
					.toList())
				+ "]}}";
		reaches(this.refreshes.fetch(JOAN), State.SAME);
		Awaitility.await().until(() -> this.inForce.current().coveredFrom().equals(LocalDate.of(2019, 1, 1)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | there are no events for it
			<html>Sorry</html> | this is not the published shape
			{"england-and-wales":{"events":[null]}} | each event needs a title and a date
			{"england-and-wales":{"events":[{"title":"X","date":"9999-12-31"}]}} | the year is not complete
			[] | this is not the published shape
			""")
	void whatIsNoListIsRefusedAndNothingChanges(String body, String problem) {
		published = body;
		HolidayRefresh refused = reaches(this.refreshes.fetch(JOAN), State.REFUSED);
		assertThat(refused.problem()).startsWith("The published list").contains(problem);
		assertThat(this.inForce.current().coveredUntil()).isEqualTo(LocalDate.of(2028, 12, 31));
	}

	@Test
	void aShortListAHugeOneAndAnErrorAreRefused() {
		published = published.replaceAll(",\\{[^{}]*2028-[^{}]*}", "").replaceAll("\\{[^{}]*2028-[^{}]*},", "");
		assertThat(reaches(this.refreshes.fetch(JOAN), State.REFUSED).problem())
			.isEqualTo("The published list ends on Friday 31 December 2027, before the one in use, which ends on "
					+ "Sunday 31 December 2028.");
		published = " ".repeat(2_000_000);
		assertThat(reaches(this.refreshes.fetch(JOAN), State.REFUSED).problem()).contains("far more than a list");
		published = "";
		code = 503;
		assertThat(reaches(this.refreshes.fetch(JOAN), State.REFUSED).problem())
			.isEqualTo("localhost answered with the code 503 instead of the list.");
	}

	@Test
	void everyDayAHolidayIsRefused() {
		StringBuilder events = new StringBuilder();
		LocalDate.of(2027, 1, 1)
			.datesUntil(LocalDate.of(2027, 2, 28))
			.filter((day) -> !published.contains(day.toString()))
			.forEach((day) -> events.append("{\"title\":\"Holiday\",\"date\":\"%s\"},".formatted(day)));
		published = published.replace("\"events\":[", "\"events\":[" + events);
		assertThat(reaches(this.refreshes.fetch(JOAN), State.REFUSED).problem()).contains("more than there can be");
	}

	@Test
	void twoWhoAskAtOnceAreShownTheSame() throws Exception {
		try (var devices = Executors.newFixedThreadPool(4)) {
			List<Future<UUID>> asked = devices
				.invokeAll(java.util.Collections.nCopies(4, () -> this.refreshes.fetch(JOAN)));
			for (Future<UUID> each : asked) {
				assertThat(this.refreshes.find(each.get())).isPresent();
			}
		}
		Awaitility.await().until(() -> this.refreshes.last().filter((last) -> !last.underWay()).isPresent());
	}

	@Test
	void aClockThatIsStartedWhileTheListChangesIsNotForgotten() throws Exception {
		published = with(CORONATION);
		UUID id = this.refreshes.fetch(JOAN);
		reaches(id, State.OFFERED);
		UUID conference = UUID.randomUUID();
		this.transactions.executeWithoutResult((_) -> {
			this.deadlines.start(conference, SomeClocks.ICPC_HELD, this.rules, LocalDate.of(2027, 4, 28));
			this.inNewTransaction(() -> this.refreshes.accept(id, JOAN));
			Awaitility.await()
				.until(() -> this.jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
					.query(Integer.class)
					.single() > 0);
			assertThat(this.refreshes.find(id).orElseThrow().state()).isEqualTo(State.COUNTING);
		});
		reaches(id, State.IN_USE);
		assertThat(this.deadlines.of(conference).getFirst().due()).isEqualTo(LocalDate.of(2027, 5, 21));
	}

	@Test
	void aListThatComesWithANewVersionOfTheSoftwareIsCountedByFromTheStart() {
		UUID conference = UUID.randomUUID();
		this.jdbc.sql("truncate bank_holiday_list cascade").update();
		this.transactions.executeWithoutResult(
				(_) -> this.inForce.bringIn(BankHolidays.kept(with(CORONATION), LocalDate.of(2019, 1, 1)), "test"));
		this.deadlines.start(conference, SomeClocks.ICPC_HELD, this.rules, LocalDate.of(2027, 4, 28));
		assertThat(this.deadlines.of(conference).getFirst().due()).isEqualTo(LocalDate.of(2027, 5, 21));
		this.countingAnew.makeGood();
		assertThat(this.deadlines.of(conference).getFirst().due()).isEqualTo(LocalDate.of(2027, 5, 20));
	}

	private void inNewTransaction(Runnable work) {
		try (var other = Executors.newSingleThreadExecutor()) {
			other.submit(work).get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HolidayRefresh reaches(UUID id, State state) {
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(this.refreshes.find(id)).get().extracting(HolidayRefresh::state).isEqualTo(state));
		return this.refreshes.find(id).orElseThrow();
	}

	private static String with(String event) {
		return BankHolidays.shipped().asPublished().replace("\"events\":[", "\"events\":[" + event + ",");
	}

	private static HttpServer server() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
			server.createContext("/bank-holidays.json", (exchange) -> {
				byte[] body = published.getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(code, body.length);
				try (var out = exchange.getResponseBody()) {
					out.write(body);
				}
			});
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@EnableAutoConfiguration
	@ComponentScan(
			basePackages = { "io.convenor.deadlines", "io.convenor.delivery", "io.convenor.audit",
					"io.convenor.timescales" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
					pattern = { ".*Tests.*", ".*[.]Mail[A-Z].*" }))
	@Import(LocalDatabase.class)
	static class DeadlinesAndDelivery {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
