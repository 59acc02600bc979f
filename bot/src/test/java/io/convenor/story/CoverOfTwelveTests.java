package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.graph.models.OnlineMeetingRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.outcomes.Outcomes;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Helen Okafor falls ill, and her twelve conferences of the next two weeks go to the
 * other chairs in one confirmation.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverOfTwelveTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

	/** Grace Oyelaran has never spoken to the bot. */
	private static final List<Person> IN_TOUCH = List.of(Northmere.MARTIN_HALE, Northmere.AMARA_DIALLO,
			Northmere.PETER_LUND);

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private List<UUID> twelve;

	private final Map<UUID, String> links = new HashMap<>();

	private final Map<UUID, List<Deadline>> clocks = new HashMap<>();

	private List<Call> asking = List.of();

	private List<Call> handing = List.of();

	private String proposal = "";

	private UUID drafted;

	@BeforeAll
	void tellTheStory() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		IN_TOUCH.forEach((chair) -> this.town.teams().as(chair).says("help"));
		twelveConferencesAreBooked();
		helenHasOneOfThemInSightAndHasBegunItsOutcome();
		long before = this.town.tenant().calls().marker();
		this.helen.says("cover");
		this.helen.awaits((_) -> this.helen.card().says("For 12 of them somebody is chosen."), TWO_MINUTES);
		this.proposal = this.helen.card().text();
		this.asking = this.town.tenant().calls().since(before);
		before = this.town.tenant().calls().marker();
		this.helen.presses("Hand over what is chosen");
		this.twelve.forEach(this::awaitEverythingDelivered);
		this.handing = this.town.tenant().calls().since(before);
	}

	private void twelveConferencesAreBooked() {
		LocalDate wednesday = LocalDate.of(2026, 3, 4);
		List<LocalDate> days = wednesday.datesUntil(wednesday.plusDays(10))
			.filter((day) -> day.getDayOfWeek().getValue() < 6)
			.limit(6)
			.toList();
		this.twelve = IntStream.range(0, 12)
			.mapToObj((i) -> BookedInTheRoom.at(
					LocalDateTime.of(days.get(i / 2), LocalTime.of((i % 2 == 0) ? 11 : 14, 30)),
					SomeKinds.INITIAL_CONFERENCE, "2026-03-02", Northmere.HELEN_OKAFOR, this.bot.part(Bookings.class)))
			.toList();
		this.twelve.forEach(this::awaitEverythingDelivered);
		this.twelve.forEach((id) -> {
			this.links.put(id, conference(id).joinUrl().orElseThrow());
			this.clocks.put(id, this.bot.part(Deadlines.class).of(id));
		});
	}

	private void helenHasOneOfThemInSightAndHasBegunItsOutcome() {
		this.drafted = this.twelve.getFirst();
		String reference = conference(this.drafted).reference().value();
		this.helen.says("status " + reference);
		this.helen.says("outcome " + reference);
		assertThat(this.helen.card().text()).contains(reference);
		sheHasCardsOfItThatChangeIt(reference);
	}

	/** One card for each way in which a conference is changed. */
	private void sheHasCardsOfItThatChangeIt(String reference) {
		this.helen.says("change " + reference);
		this.helen.presses("Remove somebody");
		assertThat(this.helen.card().text()).contains("remove somebody");
		this.helen.says("combine %s with %s".formatted(reference, conference(this.twelve.getLast()).reference()));
		assertThat(this.helen.card().text()).contains("in the meeting of");
		this.helen.says("status " + reference);
		this.helen.presses("Keep people apart");
		assertThat(this.helen.card().text()).contains("keep people apart");
		UUID find = UUID.randomUUID();
		this.bot.part(JdbcClient.class)
			.sql("insert into hand_made_change (id, conference, entry, noticed_at, decision) "
					+ "values (?, ?, ?, now(), 'OVERTAKEN')")
			.params(find, this.drafted, this.drafted)
			.update();
		var chat = this.bot.part(TeamsChats.class).withPerson(Northmere.HELEN_OKAFOR.id()).orElseThrow();
		this.bot.part(TransactionOperations.class)
			.executeWithoutResult((_) -> this.bot.part(CardScreen.class)
				.postOnce("found:" + find, chat, "changed-by-hand", find.toString(), this.drafted));
		this.helen.awaits((_) -> cards(this.helen).contains("Somebody changed %s in Outlook".formatted(reference)),
				TWO_MINUTES);
	}

	/** What the README publishes; measured anew with every build. */
	@AfterAll
	void sayWhatWasMeasured() {
		System.out.println("\nGraph requests, cover of twelve conferences:");
		System.out.printf("  %-36s %3d  %s%n", "The chair asks for cover", this.asking.size(),
				new TreeMap<>(Calls.counts(this.asking)));
		System.out.printf("  %-36s %3d  %s%n", "The chair confirms, all twelve", this.handing.size(),
				new TreeMap<>(Calls.counts(this.handing)));
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void theProposalSaysForEachWhoIsFreeAndHowMuchTheyHave() {
		assertThat(this.proposal).contains("Cover for Helen Okafor", "Martin Hale: free; no conference that week",
				"Leave it with Helen Okafor");
		this.twelve.forEach((id) -> assertThat(this.proposal).contains("Who takes " + conference(id).reference(),
				conference(id).reference() + ", " + Dates.inWords(conference(id).startsAt())));
	}

	@Test
	void eachHasAnotherChairNowAndNobodyHasMoreThanTheirShareOfAWeek() {
		assertThat(chairs()).doesNotContain(Northmere.HELEN_OKAFOR.id())
			.containsOnly(Stream.concat(IN_TOUCH.stream(), Stream.of(Northmere.GRACE_OYELARAN))
				.map(Person::id)
				.toArray(String[]::new));
		Map<String, Long> thisWeek = new TreeMap<>();
		this.twelve.stream()
			.map(this::conference)
			.filter((each) -> each.startsAt().isBefore(LocalDateTime.of(2026, 3, 9, 0, 0)))
			.forEach((each) -> thisWeek.merge(each.chairId(), 1L, Long::sum));
		assertThat(thisWeek.values()).allMatch((each) -> each <= 2);
	}

	@Test
	void theNewChairHasItInTheCalendarAndTheFormerOneHasNot() {
		this.twelve.forEach((id) -> {
			assertThat(entries(Northmere.HELEN_OKAFOR.address(), id)).isEmpty();
			assertThat(entries(conference(id).chair().address(), id)).hasSize(1);
			assertThat(entries(Northmere.SIAN_PUGH.address(), id)).hasSize(1);
		});
	}

	@Test
	void theInviteesKeepTheirLink() {
		this.twelve.forEach((id) -> {
			assertThat(conference(id).joinUrl()).contains(this.links.get(id));
			assertThat(entries(conference(id).organiser(), id)).singleElement()
				.satisfies((entry) -> assertThat(entry.joinUrl()).isEqualTo(this.links.get(id)));
		});
		assertThat(this.town.tenant().onlineMeetings().all()).hasSize(12);
		assertThat(letters(BookedInTheRoom.MOTHER)).filteredOn((letter) -> letter.subject().startsWith("Changed:"))
			.as("letters after the cover")
			.isNotEmpty()
			.allSatisfy((letter) -> assertThat(letter.text()).doesNotContain("Okafor"));
	}

	@Test
	void theNewChairLetsPeopleInAndTheFormerOneDoesNot() {
		this.twelve.forEach((id) -> assertThat(this.town.tenant().onlineMeetings().all())
			.filteredOn((meeting) -> meeting.joinUrl().equals(this.links.get(id)))
			.singleElement()
			.satisfies((meeting) -> {
				assertThat(meeting.lobby()).isEqualTo("organizer");
				assertThat(coOrganisers(meeting.id())).containsExactly(conference(id).chairId());
			}));
	}

	@Test
	void theClocksRunOnAsTheyDid() {
		this.twelve.forEach((id) -> assertThat(this.bot.part(Deadlines.class).of(id)).isEqualTo(this.clocks.get(id)));
	}

	@Test
	void eachNewChairIsToldOfAllOfThemOnOneCardThatOpensEach() {
		IN_TOUCH.forEach((chair) -> {
			TeamsUser user = this.town.teams().as(chair);
			List<Conference> theirs = this.twelve.stream()
				.map(this::conference)
				.filter((each) -> each.chairId().equals(chair.id()))
				.toList();
			Awaitility.await().atMost(TWO_MINUTES).untilAsserted(() -> {
				String seen = cards(user);
				assertThat(seen).contains("You now chair %d of Helen Okafor's".formatted(theirs.size()));
				theirs.forEach((each) -> assertThat(seen)
					.contains(each.reference() + ", " + Dates.inWords(each.startsAt()), "Open " + each.reference()));
				assertThat(user.chat().fromBot()).as("the answer to help, and one card").hasSize(2);
			});
		});
	}

	@Test
	void whoNeverSpokeToTheBotIsNamedToWhoeverHandsOver() {
		assertThat(this.helen.card().text() + cards(this.helen)).contains("Handed over: 12",
				"Grace Oyelaran has never opened a chat with me, so tell them yourself");
	}

	@Test
	void theFormerChairsCardsSayWhereItWent() {
		Conference moved = conference(this.drafted);
		Awaitility.await()
			.atMost(TWO_MINUTES)
			.untilAsserted(() -> assertThat(cards(this.helen))
				.contains(moved.reference() + " has moved to " + moved.chair().name())
				.doesNotContain("Kim Marsh", "M-104233", "Change " + moved.reference(), "in the meeting of",
						"in Outlook", "keep people apart"));
		assertThat(this.helen.says("status " + moved.reference()).messages().getLast().toString())
			.contains("I know no conference of yours");
	}

	@Test
	void theOutcomeThatWasBegunIsTheNewChairsToFinish() {
		Conference moved = conference(this.drafted);
		Outcomes outcomes = this.bot.part(Outcomes.class);
		UUID outcome = outcomes.ofConference(this.drafted).orElseThrow().id();
		assertThat(outcomes.find(outcome, moved.chairId())).isPresent();
		assertThat(outcomes.find(outcome, Northmere.HELEN_OKAFOR.id())).isEmpty();
		assertThat(outcomes.of(moved.reference(), moved.chairId()).map((each) -> each.id())).contains(outcome);
	}

	@Test
	void whatGraphIsAskedGrowsWithTheConferencesCoveredAndWithNothingElse() {
		Map<String, Long> before = new TreeMap<>(Calls.counts(this.asking));
		before.keySet().removeIf(CoverOfTwelveTests::onlyFollowsTheCalendar);
		assertThat(Optional.ofNullable(before.remove("GET /users/{user}")).orElse(0L)).isLessThanOrEqualTo(5L);
		assertThat(before).isEqualTo(Map.of("POST /users/{user}/calendar/getSchedule", 1L));
		Map<String, Long> after = new TreeMap<>(Calls.counts(this.handing));
		after.keySet().removeIf(CoverOfTwelveTests::onlyFollowsTheCalendar);
		Long letters = after.remove("POST /users/{user}/messages");
		assertThat(letters).as("letters").isEqualTo(after.remove("POST /users/{user}/messages/{message}/send"));
		assertThat(letters).as("letters, four for each conference at most").isLessThanOrEqualTo(4 * 12L);
		assertThat(after).isEqualTo(Map.of("POST /users/{user}/calendar/getSchedule", 1L,
				"GET /users/{user}/events/{event}", 12L, "PATCH /users/{user}/events/{event}", 12L,
				"GET /users/{user}/onlineMeetings", 12L, "PATCH /users/{user}/onlineMeetings/{meeting}", 12L,
				"GET /users/{user}/onlineMeetings/{meeting}", 12L));
	}

	/** The organiser's calendar is followed whatever anybody does. */
	private static boolean onlyFollowsTheCalendar(String request) {
		return request.contains("/calendarView");
	}

	private List<String> chairs() {
		return this.twelve.stream().map((id) -> conference(id).chairId()).toList();
	}

	private Conference conference(UUID id) {
		return this.bot.part(Conferences.class).get(id);
	}

	/** Who lets people in from the lobby, by object id. */
	private List<String> coOrganisers(String meeting) {
		return this.town.tenant()
			.onlineMeetings()
			.get(Northmere.CONFERENCES.address(), meeting)
			.getParticipants()
			.getAttendees()
			.stream()
			.filter((attendee) -> attendee.getRole() == OnlineMeetingRole.Coorganizer)
			.map((attendee) -> attendee.getIdentity().getUser().getId())
			.toList();
	}

	private List<CalendarEntry> entries(String address, UUID id) {
		String reference = conference(id).reference().value();
		return this.town.tenant()
			.calendars()
			.of(address)
			.stream()
			.filter((entry) -> entry.subject().equals(reference))
			.toList();
	}

	private List<MailItem> letters(String address) {
		return this.town.tenant().mailboxes().inbox(address).stream().filter((mail) -> mail.meeting() == null).toList();
	}

	/** Everything that somebody's cards show. */
	private static String cards(TeamsUser user) {
		return String.join("\n",
				user.chat().fromBot().stream().flatMap((message) -> message.card().stream()).map(Card::text).toList());
	}

	private void awaitEverythingDelivered(UUID id) {
		Awaitility.await().atMost(TWO_MINUTES).untilAsserted(() -> {
			Conference now = conference(id);
			assertThat(now.isLobbyGuarded()).isTrue();
			assertThat(now.inCalendar()).isEqualTo(now.arrangement());
			assertThat(this.bot.part(Deliveries.class).about(id))
				.filteredOn((delivery) -> !CardScreen.isServedBy(delivery))
				.extracting(Delivery::state)
				.containsOnly(Delivery.State.SENT);
		});
	}

}
