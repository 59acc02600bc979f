package io.convenor.chat.clocks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.CardViews;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Place;
import io.convenor.chat.Press;
import io.convenor.chat.Scope;
import io.convenor.chat.Screen;
import io.convenor.chat.Speaker;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Viewer;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = ExplainTests.Rooms.class,
		properties = "convenor.delivery.polling=50ms")
class HolidaysTests {

	private static final HttpServer GOVERNMENT = server();

	private static volatile String published = "";

	@Autowired
	private Turns turns;

	@Autowired
	private CardViews views;

	@Autowired
	private Conferences conferences;

	@Autowired
	private Deadlines deadlines;

	@Autowired
	private HolidaysInForce inForce;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionOperations transactions;

	@MockitoBean
	private CardScreen cardScreen;

	@MockitoBean
	private TeamsChats chats;

	private Screen joan;

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
		this.joan = new Screen(this.turns, this.views, "joan");
		given(this.chats.withPerson("helen")).willReturn(
				Optional.of(new TeamsChat("helens", Scope.PERSONAL, "https://teams", "bot", "tenant", "helen", null)));
	}

	@AfterAll
	static void closed() {
		GOVERNMENT.stop(0);
	}

	@Test
	void daysThatHavePassedAreTakenAwayOnlyWhenSomebodyHasChecked() {
		published = published.replaceFirst("\\{[^{}]*2022-09-19[^{}]*},", "");
		this.joan.says("admin holidays");
		this.joan.presses("Fetch the published list");
		shows("Monday 19 September 2022 is no longer a bank holiday");
		assertThat(this.joan.presses("Use this list").words()).contains("takes away days that have passed");
		assertThat(this.joan.refreshed().buttons()).contains("Use this list");
		this.joan.presses("Use this list", Map.of("sure", "true"));
		shows("is in use. No running clock changed.");
	}

	@Test
	void whatSomebodyCheckedOfOneListIsNotSaidOfTheNext() {
		String asItWas = published;
		published = asItWas.replaceFirst("\\{[^{}]*2022-09-19[^{}]*},", "");
		this.joan.says("admin holidays");
		this.joan.presses("Fetch the published list");
		shows("Monday 19 September 2022 is no longer a bank holiday");
		Screen other = this.joan.secondDevice();
		this.joan.presses("Leave everything as it is");
		published = asItWas.replaceFirst("\\{[^{}]*2023-05-08[^{}]*},", "");
		this.joan.presses("Fetch the published list");
		shows("Monday 8 May 2023 is no longer a bank holiday");
		assertThat(other.presses("Use this list", Map.of("sure", "true")).words())
			.contains("This had changed since your card was shown", "Monday 8 May 2023");
		assertThat(other.fields()).containsEntry("sure", "false");
		other.presses("Leave everything as it is");
	}

	@Test
	void whatIsRefusedIsSaidAndCanBeFetchedAgain() {
		published = "<html>busy</html>";
		this.joan.says("admin holidays");
		this.joan.presses("Fetch the published list");
		shows("The published list was not taken, and nothing was changed.");
		assertThat(this.joan.words()).contains("The published list, line 1: this is not the published shape.")
			.doesNotContain("busy", "<");
		published = BankHolidays.shipped().asPublished();
		this.joan.presses("Fetch the published list");
		shows("has the same days. No date changed.");
	}

	@Test
	void whatIsNotWantedIsLeft() {
		published = with("2027-05-10");
		this.joan.says("admin holidays");
		this.joan.presses("Fetch the published list");
		shows("Monday 10 May 2027 becomes a bank holiday: A day of thanks");
		this.joan.presses("Leave everything as it is");
		shows("was not brought into use");
		assertThat(this.inForce.current().on(LocalDate.of(2027, 5, 10))).isEmpty();
	}

	@Test
	void clocksAboutAllegationsAreToldToWhoRunsThemAlone() {
		Conference conference = saved(SomeKinds.INITIAL_CONFERENCE);
		Conference allegations = saved(SomeKinds.ALLEGATIONS_MEETING);
		var rules = RuleSets.shipped().named("wokingham", 1);
		this.deadlines.start(conference.id(), SomeClocks.ICPC_HELD, rules, LocalDate.of(2027, 5, 5));
		this.deadlines.start(allegations.id(), SomeClocks.ASV_MEETING, rules, LocalDate.of(2027, 5, 5));
		published = with("2027-05-10");
		this.joan.says("admin holidays");
		this.joan.presses("Fetch the published list");
		shows("becomes a bank holiday");
		this.joan.presses("Use this list");
		shows("These running clocks changed");
		assertThat(this.joan.words())
			.contains(conference.reference()
					+ ": Initial conference held: Thursday 27 May 2027, before Wednesday 26 May 2027")
			.doesNotContain(allegations.reference().value(), "Allegations");
		then(this.cardScreen).should().postOnceTo(eq("helen"), any(), eq("moved-clocks"), contains("helen"), any());
		then(this.cardScreen).should(Mockito.never())
			.postOnceTo(any(), any(), anyString(), contains("administrators"), any());
		int list = this.inForce.number();
		assertThat(this.views.of("moved-clocks", list + " helen", Viewer.person("helen"))
			.found()
			.orElseThrow()
			.card()
			.json()
			.toString())
			.contains(conference.reference().value(), allegations.reference().value(), "Thursday 13 May 2027");
		assertThat(this.views.of("moved-clocks", list + " administrators", Viewer.person("joan"))
			.found()
			.orElseThrow()
			.card()
			.json()
			.toString()).contains(conference.reference().value()).doesNotContain(allegations.reference().value());
		assertThat(this.views.of("moved-clocks", list + " martin", Viewer.person("martin")).found()).isEmpty();
		assertThat(this.views.of("moved-clocks", list + " helen", Viewer.person("joan")).found()).isEmpty();
	}

	@Test
	void nobodyButAdministratorsSeesFetchesOrUsesAList() {
		Screen helen = new Screen(this.turns, this.views, "helen");
		assertThat(helen.says("admin holidays").words()).doesNotContain("Copied on");
		var turn = new Turn(new Speaker("helen", "Helen"), new Place.Personal("chat"), "", Locale.UK, "1",
				Instant.EPOCH);
		List.of("holidays.fetch", "holidays.use", "holidays.leave")
			.forEach((verb) -> assertThat(
					this.turns.pressed(turn, verb, new Press(null, Map.of(), Map.of("sure", "true"))))
				.isInstanceOf(Turns.Outcome.Kept.class));
		assertThat(this.jdbc.sql("select count(*) from holiday_refresh").query(Integer.class).single()).isZero();
	}

	/**
	 * What was drawn while it changed may carry the version before, so it is drawn once
	 * more.
	 */
	private void shows(String words) {
		Awaitility.await().untilAsserted(() -> assertThat(this.joan.refreshed().words()).contains(words));
		this.joan.refreshed();
	}

	private Conference saved(Kind kind) {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		return this.conferences.save(Conference.book(new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, LocalDate.of(2027, 5, 5), LocalDateTime.of(2027, 5, 12, 10, 0), 60,
				"conferences@northmere.example", null, List.of(chair)), Instant.EPOCH));
	}

	private static String with(String date) {
		return BankHolidays.shipped()
			.asPublished()
			.replace("\"events\":[", "\"events\":[{\"title\":\"A day of thanks\",\"date\":\"" + date + "\"},");
	}

	private static HttpServer server() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
			server.createContext("/bank-holidays.json", (exchange) -> {
				byte[] body = published.getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, body.length);
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

}
