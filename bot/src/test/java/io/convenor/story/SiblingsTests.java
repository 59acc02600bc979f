package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two sisters in care have reviews of their own; Helen Okafor holds them in one meeting,
 * moves it, and takes them apart again.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiblingsTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final String CARER = "pat.wells@home.example";

	private static final String SCHOOL = "sam.reed@hillside.example";

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private UUID elder;

	private UUID younger;

	@BeforeAll
	void twoReviewsAreBooked() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.startOwningNothing(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		Bookings bookings = this.bot.part(Bookings.class);
		this.elder = BookedInTheRoom.at(LocalDateTime.of(2026, 3, 18, 10, 0), SomeKinds.LATER_CARE_REVIEW, "2026-01-05",
				Northmere.HELEN_OKAFOR, bookings);
		this.younger = byChat();
		awaiting(() -> conference(this.elder).isLobbyGuarded() && conference(this.younger).isLobbyGuarded());
		settles();
	}

	private UUID byChat() {
		String reference = BookedByChat.a(SomeKinds.LATER_CARE_REVIEW, Way.VIRTUAL, this.town, this.helen)
			.countingFrom(LocalDate.of(2026, 1, 12))
			.about("M-104234")
			.with("Kim Marsh", BookedInTheRoom.MOTHER, "", Role.MOTHER)
			.with("Pat Wells", CARER, "Northmere Fostering", Role.FOSTER_CARER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.reference();
		return this.bot.part(Conferences.class).findByReference(reference).orElseThrow().id();
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	@Order(1)
	void theChairSeesWhoWillSitTogetherBeforeAnythingIsDone() {
		this.helen.says("combine " + reference(this.younger) + " with " + reference(this.elder));
		assertThat(this.helen.card().text())
			.contains("Hold " + reference(this.younger) + " in the meeting of " + reference(this.elder) + "?",
					"Pat Wells (Foster carer, Northmere Fostering): only because of " + reference(this.younger),
					"Sam Reed", "Each child keeps a conference")
			.doesNotContain("only because of " + reference(this.elder));
		assertThat(conference(this.younger).heldWith()).isEmpty();
	}

	@Test
	@Order(2)
	void twoReviewsBecomeOneMeeting() {
		long before = this.town.tenant().calls().marker();
		String link = conference(this.elder).joinUrl().orElseThrow();
		int letters = letters(CARER).size();
		this.helen.presses("Hold them together", Map.of("length", "90"));
		awaiting(() -> !isInvited(CARER, this.younger) && isInvited(CARER, this.elder)
				&& letters(CARER).size() > letters);
		awaiting(() -> conference(this.elder).inCalendar() == conference(this.elder).arrangement());
		settles();
		onlyTheseAreAsked(before);
		CalendarEntry meeting = entry(this.elder);
		assertThat(meeting.invitees()).extracting(CalendarEntry.Invitee::address)
			.containsExactlyInAnyOrder(Northmere.HELEN_OKAFOR.address(), Northmere.SIAN_PUGH.address(),
					BookedInTheRoom.MOTHER, CARER, SCHOOL);
		assertThat(meeting.joinUrl()).isEqualTo(link);
		assertThat(Duration.between(meeting.start(), meeting.end())).isEqualTo(Duration.ofMinutes(90));
		assertThat(conference(this.younger).startsAt()).isEqualTo(conference(this.elder).startsAt());
		assertThat(letters(CARER).getLast().text()).contains(Dates.inWords(conference(this.elder).startsAt()));
		assertThat(letters(CARER).getLast().html()).contains(link)
			.contains("held together with the meeting for a brother or sister", reference(this.elder));
	}

	/** What the README publishes; measured anew with every build. */
	private void onlyTheseAreAsked(long before) {
		List<Call> calls = this.town.tenant().calls().since(before);
		System.out.println("\nGraph requests, combining: " + new TreeMap<>(Calls.counts(calls)));
		Map<String, Long> asked = Calls.counts(calls);
		asked.remove("GET /users/{user}/calendarView/delta");
		// The room's answer comes into the inbox, too, which is read when that is told.
		asked.remove("GET /users/{user}/mailFolders/{folder}/messages/delta");
		assertThat(asked).isEqualTo(Map.of("POST /users/{user}/calendar/getSchedule", 1L,
				"GET /users/{user}/events/{event}", 1L, "GET /users/{user}/calendarView", 1L,
				"PATCH /users/{user}/events/{event}", 1L, "POST /users/{user}/events/{event}/cancel", 1L,
				"POST /users/{user}/messages", 8L, "POST /users/{user}/messages/{message}/send", 8L));
	}

	@Test
	@Order(3)
	void eachChildKeepsAReferenceAndClocksOfItsOwn() {
		assertThat(reference(this.elder)).isNotEqualTo(reference(this.younger));
		Conference sister = conference(this.younger);
		assertThat(this.bot.part(Deadlines.class).of(this.younger)).filteredOn(Deadline::isRunning)
			.filteredOn((clock) -> sister.kind().isHeldWithin(clock.what()))
			.singleElement()
			.satisfies((clock) -> assertThat(clock.startedOn()).isEqualTo(LocalDate.of(2026, 1, 12)));
		this.helen.says("status " + reference(this.younger));
		assertThat(this.helen.card().text()).contains("in the meeting of " + reference(this.elder))
			.doesNotContain("invitation not sent");
	}

	@Test
	@Order(4)
	void theOneFollowsWhereTheOtherGoes() {
		LocalDateTime later = LocalDateTime.of(2026, 3, 25, 14, 0);
		int letters = letters(SCHOOL).size();
		moved(this.elder, later);
		awaiting(() -> conference(this.younger).startsAt().equals(later) && letters(SCHOOL).size() > letters
				&& isInvited(SCHOOL, this.elder)
				&& entry(this.elder).start().equals(later.atZone(Dates.LONDON).toInstant()));
		assertThat(letters(SCHOOL)).anySatisfy((mail) -> assertThat(mail.text()).contains(Dates.inWords(later)));
	}

	private void moved(UUID id, LocalDateTime to) {
		this.helen.says("change " + reference(id));
		this.helen.presses("Another time");
		this.helen.awaits((_) -> this.helen.card().button("Use this time").isPresent(), LONG_ENOUGH);
		this.helen.presses("Use this time",
				Map.of("date", to.toLocalDate().toString(), "time", to.toLocalTime().toString()));
		this.helen.presses("Confirm and tell them");
	}

	@Test
	@Order(5)
	void theOneThatFollowsIsNotMovedByItself() {
		this.helen.says("change " + reference(this.younger));
		this.helen.presses("Another time");
		assertThat(this.helen.card().text()).contains("is held together with " + reference(this.elder));
	}

	@Test
	@Order(6)
	void takenApartItHasAMeetingOfItsOwnAgain() {
		this.helen.says("combine " + reference(this.younger) + " with " + reference(this.elder));
		assertThat(this.helen.card().field("time").orElseThrow().toString()).contains("Input.ChoiceSet", "11:00");
		this.helen.presses("Take them apart", Map.of("date", "2026-03-26", "time", "11:00", "length", "60"));
		awaiting(() -> isInvited(CARER, this.younger) && !isInvited(CARER, this.elder));
		assertThat(isInvited(BookedInTheRoom.MOTHER, this.elder)).isTrue();
		awaiting(() -> conference(this.younger).joinUrl().isPresent());
		assertThat(conference(this.younger).joinUrl()).isNotEqualTo(conference(this.elder).joinUrl());
		assertThat(conference(this.younger).heldWith()).isEmpty();
		assertThat(conference(this.younger).startsAt()).isEqualTo(LocalDateTime.of(2026, 3, 26, 11, 0));
	}

	@Test
	@Order(7)
	void otherMeetingsAreNotCombined() {
		UUID coreGroup = BookedInTheRoom.at(LocalDateTime.of(2026, 3, 5, 10, 0), SomeKinds.CORE_GROUP_MEETING,
				"2026-02-27", Northmere.HELEN_OKAFOR, this.bot.part(Bookings.class));
		this.helen.says("combine " + reference(coreGroup) + " with " + reference(this.elder));
		assertThat(this.helen.card().text()).contains("They are not the same sort of meeting");
		assertThat(this.helen.card().button("Hold them together")).isEmpty();
		assertThat(this.town.teams()
			.as(Northmere.MARTIN_HALE)
			.says("combine " + reference(this.younger) + " with " + reference(this.elder))
			.text()).contains("I do not know both references");
	}

	@Test
	@Order(8)
	void aMeetingAboutAllegationsIsCombinedWithNothingAndTheAdministratorsDoNotEvenLearnOfIt() {
		String allegations = allegations("M-104299");
		String others = allegations("M-104298");
		TeamsUser joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		for (String other : List.of(reference(this.elder), others)) {
			for (String said : List.of("combine " + allegations + " with " + other,
					"combine " + other + " with " + allegations)) {
				this.helen.says(said);
				assertThat(this.helen.card().text()).contains("They are not the same sort of meeting");
				assertThat(this.helen.card().button("Hold them together")).isEmpty();
				assertThat(joan.says(said).text()).contains("I do not know both references")
					.doesNotContain("Allegations");
			}
		}
	}

	private String allegations(String caseReference) {
		return BookedByChat.a(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, this.town, this.helen)
			.about(caseReference)
			.countingFrom(LocalDate.of(2026, 3, 2))
			.confirmed();
	}

	private Conference conference(UUID id) {
		return this.bot.part(Conferences.class).get(id);
	}

	private String reference(UUID id) {
		return conference(id).reference().value();
	}

	private CalendarEntry entry(UUID id) {
		return entries(id).getFirst();
	}

	private boolean isInvited(String address, UUID id) {
		return entries(id).stream().anyMatch((entry) -> entry.invitee(address).isPresent());
	}

	private List<CalendarEntry> entries(UUID id) {
		return this.town.tenant()
			.calendars()
			.of(Northmere.CONFERENCES.address())
			.stream()
			.filter((entry) -> entry.subject().equals(reference(id)) && !entry.cancelled())
			.toList();
	}

	private List<MailItem> letters(String address) {
		return this.town.tenant().mailboxes().inbox(address).stream().filter((mail) -> mail.meeting() == null).toList();
	}

	private void settles() {
		awaiting(() -> Stream.of(this.elder, this.younger)
			.flatMap((id) -> this.bot.part(Deliveries.class).about(id).stream())
			.filter((delivery) -> !delivery.kind().startsWith("card."))
			.allMatch(Delivery::settled));
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(LONG_ENOUGH).until(condition);
	}

}
