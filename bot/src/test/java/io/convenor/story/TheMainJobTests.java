package io.convenor.story;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.Command;
import io.convenor.chat.Scope;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Watched;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The main job, told once: Helen Okafor books a hybrid initial conference in Teams, the
 * school sends its report, and the outcome reaches the channel and the people.
 */
@Tag("slow")
@Tag("measured")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheMainJobTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final String WHAT_CHANGED = "GET /users/{user}/calendarView/delta";

	/**
	 * Asking the chair to sign in was a first attempt, so the second looks before it
	 * posts.
	 */
	private static final String LOOK_IN_CHANNEL = "GET /teams/{team}/channels/{channel}/messages";

	private static final String WATCH = "POST /subscriptions";

	private static final String STORE = "PUT /drives/{drive}/items/{item}/content";

	private LocalTown town;

	private LocalBot bot;

	private HybridConference story;

	private InTheEnd inTheEnd;

	@BeforeAll
	void tellTheStory() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.startOwningNothing(this.town, Map.of("convenor.reports.read-every", "1h"));
		everythingIsWatched();
		this.story = new HybridConference(this.town);
		this.inTheEnd = new InTheEnd(this.town, this.story);
		this.story.theChairSaysWhatItIs();
		this.story.theChairChoosesThePeople();
		this.story.theChairChoosesRoomAndTime();
		this.story.theChairConfirms();
		this.story.theSchoolSendsItsReport();
		this.story.theChairLooksAtTheStatus();
		theDayOfTheMeetingComes();
		this.story.theChairRecordsTheOutcome();
		this.story.theChairApproves();
	}

	/** However long that takes on a busy machine. */
	private void everythingIsWatched() {
		long mailboxes = this.bot.parts(Watched.class).mapToLong((each) -> each.mailboxes().size()).sum();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.town.tenant().calls().counts().getOrDefault(WATCH, 0L) >= mailboxes);
	}

	/**
	 * Days pass: mailboxes are watched anew, and the night's head of the audit trail is
	 * stored, before anybody says anything.
	 */
	private void theDayOfTheMeetingComes() {
		Map<String, Long> before = this.town.tenant().calls().counts();
		this.story.theMeetingIsHeld();
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			Map<String, Long> now = this.town.tenant().calls().counts();
			return now.get(WATCH) == 2 * before.get(WATCH) && now.get(STORE) > before.get(STORE);
		});
	}

	@Test
	void whoRunsTheBotCannotChangeWhatWasWrittenDown() {
		assertThat(this.bot.part(JdbcClient.class)
			.sql("select has_table_privilege('audit_entry', 'update, delete, truncate')")
			.query(Boolean.class)
			.single()).isFalse();
	}

	/** What the README publishes; measured anew with every build. */
	@AfterAll
	void sayWhatWasMeasured() {
		System.out.println("\nGraph requests, by step:");
		this.story.requests()
			.forEach((step, calls) -> System.out.printf("  %-36s %3d  %s%n", step, calls.size(),
					new TreeMap<>(Calls.counts(calls))));
		System.out.println("Time:");
		this.story.took().forEach((what, time) -> System.out.printf("  %-55s %6d ms%n", what, time.toMillis()));
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	/** Teams shows the answer to a press once, and later what the message holds. */
	@Test
	void whoeverLoadsTheChatAnewSeesNoOlderCard() {
		this.town.teams().everyChat().forEach((chat) -> chat.awaitsWhatIsShownToBeStored(Duration.ofSeconds(20)));
	}

	@Test
	void everybodyHasTheConferenceInTheirCalendar() {
		this.inTheEnd.everybodyHasTheConferenceInTheirCalendarOnce();
	}

	@Test
	void theInvitationSaysHowTheMeetingIsHeld() {
		this.inTheEnd.theInvitationSaysHowTheMeetingIsHeld();
	}

	@Test
	void nobodySeesWhoElseIsInvited() {
		this.inTheEnd.nobodySeesWhoElseIsInvited();
	}

	@Test
	void nobodyWalksInPastTheLobby() {
		this.inTheEnd.nobodyWalksInPastTheLobby();
	}

	@Test
	void chairAndFamilyHaveTheFourPlacesInTheRoomAndTheRestAreToldTheyJoinOnTeams() {
		this.inTheEnd.fourHaveAPlaceInTheRoomAndTheRestJoinOnTeams();
	}

	@Test
	void eachAgencyIsAskedForItsReportByItsDueDate() {
		this.inTheEnd.eachAgencyIsAskedForItsReportOnce();
	}

	@Test
	void theReportIsInTheLibraryAndTheSchoolIsThanked() {
		this.inTheEnd.theReportIsFiledAndAcknowledgedOnce();
	}

	@Test
	void theStatusCountsTheReport() {
		assertThat(this.story.chair().chat().transcript()).contains("1 of 4 received");
	}

	@Test
	void theSummaryIsInTheChannelWithoutAName() {
		this.inTheEnd.theSummaryStandsInTheChannelOnce();
	}

	@Test
	void theSummaryIsPostedOnTheChairsBehalf() {
		assertThat(this.inTheEnd.summary().fromApplication()).isFalse();
		assertThat(this.inTheEnd.summary().fromId()).isEqualTo(Northmere.HELEN_OKAFOR.id());
	}

	@Test
	void theOutcomeReachesThoseEntitledAndNobodyElse() {
		this.inTheEnd.theOutcomeReachesThoseEntitledOnce();
	}

	@Test
	void noNameStandsWhereOthersCouldReadIt() {
		this.inTheEnd.noNameStandsWhereOthersCouldReadIt();
	}

	@Test
	void eachLetterWasSentOnce() {
		this.inTheEnd.eachLetterWasSentOnce();
	}

	@Test
	void theNextClocksRun() {
		assertThat(this.bot.part(Deadlines.class).of(conference().id())).filteredOn(Deadline::isRunning)
			.extracting(Deadline::what, Deadline::due)
			.contains(tuple(SomeClocks.FIRST_CORE_GROUP, LocalDate.of(2026, 3, 25)),
					tuple(SomeClocks.FIRST_RCPC, LocalDate.of(2026, 6, 11)),
					tuple(SomeClocks.MINUTES_DISTRIBUTED, LocalDate.of(2026, 4, 10)));
	}

	@Test
	void whatTheLettersPromiseIsATaskThatIsTickedOffInTheChat() {
		TeamsUser helen = this.story.chair();
		helen.says("tasks");
		assertThat(helen.card().text()).contains("since our letters promise it", this.story.reference());
		helen.says("tasks " + this.story.reference());
		assertThat(helen.card().text()).contains("Meet Kim Marsh (Mother) at the reception and take them to Alder",
				"The administration team, by ");
		helen.presses("Tick off task 1");
		assertThat(helen.card().text()).contains("Ticked off.", "done by Helen Okafor");
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		assertThat(martin.says("tasks " + this.story.reference()).text()).contains("There is no conference");
		assertThat(martin.says("tasks").text()).contains("Nothing that our letters promise is still to be done.");
	}

	@Test
	void theTrailSaysWhoDidWhat() {
		assertThat(this.bot.part(AuditTrail.class).of(conference().id())).extracting(AuditTrail.Entry::who)
			.contains(Northmere.HELEN_OKAFOR.id());
	}

	@Test
	void eachStepAsksNoMoreOfGraphThanWePublish() {
		assertThat(requests("The chair chooses the people"))
			.isEqualTo(Map.of("GET /places/room", 1L, "GET /users", 1L));
		assertThat(requests("The chair chooses room and time"))
			.isEqualTo(Map.of("POST /users/{user}/calendar/getSchedule", 1L));
		Map<String, Long> confirming = requests("The chair confirms");
		assertThat(confirming.remove(WHAT_CHANGED)).as("learns of the room's answer from the calendar")
			.isBetween(1L, 6L);
		assertThat(Optional.ofNullable(confirming.remove("GET /users/{user}/mailFolders/{folder}/messages/delta"))
			.orElse(0L)).as("the organiser's mailbox, which the room's answer comes to as well")
			.isLessThanOrEqualTo(4L);
		assertThat(confirming.remove("POST /users/{user}/calendar/getSchedule"))
			.as("everybody's diaries before, and the room's once it has accepted")
			.isBetween(1L, 2L);
		assertThat(confirming).isEqualTo(Map.of("POST /users/{user}/events", 1L, "GET /users/{user}/onlineMeetings", 1L,
				"PATCH /users/{user}/onlineMeetings/{meeting}", 1L, "GET /users/{user}/onlineMeetings/{meeting}", 1L,
				"POST /users/{user}/messages", 13L, "POST /users/{user}/messages/{message}/send", 13L));
		Map<String, Long> report = requests("The school sends its report");
		assertThat(Optional.ofNullable(report.remove(WHAT_CHANGED)).orElse(0L))
			.as("the last of the calendar's changes may be told of late")
			.isLessThanOrEqualTo(2L);
		assertThat(report.remove("GET /users/{user}/mailFolders/{folder}/messages/delta")).isBetween(1L, 3L);
		assertThat(report).isEqualTo(Map.of("GET /users/{user}/messages/{message}/attachments", 1L,
				"GET /users/{user}/messages/{message}/attachments/{attachment}/$value", 1L,
				"PUT /drives/{drive}/items/{item}/content", 1L, "POST /users/{user}/messages", 1L,
				"POST /users/{user}/messages/{message}/send", 1L, "GET /users/{user}/mailFolders", 1L,
				"POST /users/{user}/mailFolders", 1L, "POST /users/{user}/messages/{message}/move", 1L));
		assertThat(requests("The chair looks at the status")).isEmpty();
		assertThat(asked("The chair records the outcome")).isEmpty();
		assertThat(asked("The chair approves")).isEqualTo(Map.of(LOOK_IN_CHANNEL, 1L,
				"PUT /drives/{drive}/items/{item}/content", 1L, "POST /teams/{team}/channels/{channel}/messages", 1L,
				"POST /users/{user}/messages", 6L, "POST /users/{user}/messages/{message}/send", 6L));
	}

	@Test
	void theMenuOfTeamsOffersWhatTheBotUnderstandsThere() throws IOException {
		JsonNode bot = JsonMapper.shared().readTree(Path.of("../manifest/manifest.json").toFile()).path("bots").path(0);
		Map<String, Scope> places = Map.of("personal", Scope.PERSONAL, "team", Scope.CHANNEL, "groupChat", Scope.GROUP);
		places.forEach((place, scope) -> assertThat(offered(bot, place)).as(place)
			.contains("conferences", "status", "help")
			.isSubsetOf(this.bot.parts(Command.class)
				.filter((command) -> command.scopes().contains(scope))
				.map(Command::name)
				.toList()));
		assertThat(offered(bot, "personal")).contains("schedule", "outcome", "tasks", "admin check", "admin agencies")
			.hasSizeLessThanOrEqualTo(12);
	}

	private static List<String> offered(JsonNode bot, String place) {
		return bot.path("commandLists")
			.valueStream()
			.filter((list) -> list.path("scopes").valueStream().anyMatch((scope) -> scope.asString("").equals(place)))
			.flatMap((list) -> list.path("commands").valueStream())
			.map((command) -> command.path("title").asString(""))
			.toList();
	}

	private Map<String, Long> requests(String step) {
		return new TreeMap<>(Calls.counts(this.story.requests().getOrDefault(step, List.of())));
	}

	/** The same, but for what is read when the watch of a mailbox is renewed. */
	private Map<String, Long> asked(String step) {
		Map<String, Long> asked = requests(step);
		asked.keySet().removeIf((operation) -> operation.endsWith("/delta"));
		return asked;
	}

	private Conference conference() {
		return this.bot.part(Conferences.class).findByReference(this.story.reference()).orElseThrow();
	}

}
