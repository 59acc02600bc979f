package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Room;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One meeting for each way of holding it, booked in the chat: what it asks for first, and
 * what people are told. The hybrid one is {@link TheMainJobTests}, by conversations has a
 * story of its own.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysOfHoldingTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private static final String CHAIR = Northmere.HELEN_OKAFOR.address();

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private int families;

	@BeforeAll
	void open() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town,
				Map.of("convenor.reports.read-every", "1h", "convenor.delivery.first-retry", "300ms",
						"convenor.scheduling.room-directions[" + Northmere.ALDER.address() + "]",
						"Shire Hall, Castle Street. Use the side entrance.",
						"convenor.scheduling.rooms[" + Northmere.BEECH.address() + "].safe-limit", "3"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void virtualOnTeams() {
		String mother = address("kim");
		Conference conference = conference(
				booking(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL).with("Kim Marsh", mother, "", Role.MOTHER)
					.reference());
		CalendarEntry entry = entry(conference);
		assertThat(entry.isOnline()).isTrue();
		assertThat(entry.location()).doesNotContain("Room");
		MailItem letter = letter(mother, conference);
		assertThat(letter.html()).contains(conference.joinUrl().orElseThrow());
		assertThat(letter.text()).contains("on Microsoft Teams or by telephone", asDialledHere(conference));
		assertThat(letter.html()).contains(dialled(conference));
		assertThat(conference.isLobbyGuarded()).isTrue();
		assertThat(conference.invitees()).allMatch((invitee) -> invitee.place() == Invitee.Place.TEAMS);
	}

	@Test
	void bySecureConferenceCall() {
		String mother = address("kim");
		Conference conference = conference(
				booking(SomeKinds.INITIAL_CONFERENCE, Way.CONFERENCE_CALL).with("Kim Marsh", mother, "", Role.MOTHER)
					.reference());
		String number = asDialledHere(conference);
		String hostLink = conference.joinUrl().orElseThrow();
		CalendarEntry entry = entry(conference);
		assertThat(entry.isOnline()).isFalse();
		assertThat(entry.html()).contains("by secure conference call", number, dialled(conference))
			.doesNotContain(hostLink, "By link");
		assertThat(letter(mother, conference).text()).contains("You take part by telephone", number,
				"Say your name when asked, and stay on the line");
		assertThat(letter(mother, conference).html()).doesNotContain(hostLink);
		assertThat(letter(Northmere.SIAN_PUGH.address(), conference).html()).contains(number).doesNotContain(hostLink);
		assertThat(letter(CHAIR, conference).html()).contains("you alone have the link", hostLink, number);
		assertThat(conference.isLobbyGuarded()).isTrue();
		this.helen.says("status " + conference.reference());
		this.helen.presses("Details");
		assertThat(card())
			.contains("Telephone: number and code are there, and callers wait until the chair lets them in");
	}

	private static String asDialledHere(Conference conference) {
		return conference.dialInNumber().orElseThrow().replace("+44 ", "0");
	}

	/** A telephone stops at #, so there is none. */
	private static String dialled(Conference conference) {
		return "tel:" + conference.dialInNumber().orElseThrow().replace(" ", "") + ",,"
				+ conference.dialInCode().orElseThrow().replaceAll("[^0-9]", "");
	}

	@Test
	void faceToFaceAfterARiskAssessment() {
		String mother = address("kim");
		Conference conference = conference(
				booking(SomeKinds.FIRST_CARE_REVIEW, Way.FACE_TO_FACE)
					.assessed(Map.of("riskDoneBy", "Joan Whitby", "riskDoneOn", LocalDate.of(2026, 3, 2), "riskFinding",
							"SAFE_WITH_MEASURES", "riskMeasures", "Two doors", "riskLink",
							"https://cases.example/assessments/77"))
					.with("Kim Marsh", mother, "", Role.MOTHER)
					.reference());
		assertThat(conference.room()).isPresent();
		assertThat(conference.joinUrl()).isEmpty();
		assertThat(conference.invitees()).allMatch((invitee) -> invitee.place() == Invitee.Place.ROOM);
		CalendarEntry entry = entry(conference);
		assertThat(entry.isOnline()).isFalse();
		assertThat(entry.html()).contains("face to face", "Castle Street", "There is no Teams link");
		assertThat(letter(mother, conference).text()).contains("place in the room", "Alder Room", "Castle Street")
			.doesNotContain("By link", "By telephone");
		this.helen.says("status " + conference.reference());
		this.helen.presses("Details");
		assertThat(card())
			.contains("Risk assessment: Safe with measures, assessed by Joan Whitby on Monday 2 March 2026");
		this.helen.presses("Back to the conference");
		this.helen.presses("Room and places");
		assertThat(card()).contains("Everybody meets in the room: 3 people", "Two doors", "step-free");
	}

	@Test
	void withoutAnAssessmentThatAllowsItNobodyIsPutInARoom() {
		this.helen.says("schedule");
		if (this.helen.card().button("Start afresh").isPresent()) {
			this.helen.presses("Yes, start afresh");
		}
		Map<String, Object> about = Map.of("kind", "first-care-review", "way", "HYBRID", "caseReference", "M-1",
				"countsFrom", LocalDate.of(2026, 2, 27), "length", "60");
		this.helen.presses("Next: people", about);
		assertThat(card()).contains("(1 of 4)", "a risk assessment is asked for");
		this.helen.presses("Next: people", Map.of("riskDoneBy", "Joan Whitby", "riskDoneOn", LocalDate.of(2026, 3, 2),
				"riskFinding", "NOT_SAFE", "riskLink", "https://cases.example/assessments/78"));
		assertThat(card()).contains("not safe to meet", "Hold it on Teams or by conference call");
		this.helen.presses("Next: people", Map.of("way", "VIRTUAL"));
		assertThat(card()).contains("(2 of 4)");
		this.helen.presses("Yes, start afresh");
	}

	@Test
	void aReviewOnTeamsIsChangedIntoARoomWithItsAssessmentOnTheSameCard() {
		String reference = booking(SomeKinds.FIRST_CARE_REVIEW, Way.VIRTUAL)
			.with("Kim Marsh", address("kim"), "", Role.MOTHER)
			.reference();
		String askedFor = "Before people are put in a room for this meeting, a risk assessment is asked for";
		this.helen.says("change " + reference);
		this.helen.presses("Another way of holding it");
		this.helen.awaits((_) -> card().contains("Alder Room"), A_MINUTE_AND_A_HALF);
		assertThat(card()).containsOnlyOnce(askedFor).contains("Risk assessment (only if people come to a room)");
		this.helen.presses("Next", Map.of("way", "HYBRID", "room", Northmere.ALDER.address()));
		assertThat(card()).containsOnlyOnce(askedFor).contains("another way of holding it");
		assertThat(this.helen.card().fields()).containsEntry("way", "HYBRID")
			.containsEntry("room", Northmere.ALDER.address());
		this.helen.presses("Next", Map.of("riskDoneBy", "Joan Whitby", "riskDoneOn", LocalDate.of(2026, 3, 2),
				"riskFinding", "NOT_SAFE", "riskLink", "https://cases.example/assessments/79"));
		assertThat(card()).containsOnlyOnce("not safe to meet, so nobody can be put in a room")
			.contains("another way of holding it");
		this.helen.presses("Next", Map.of("riskFinding", "SAFE"));
		assertThat(card()).contains("is this right?", "New way: Hybrid", "Room: Alder Room");
		this.helen.presses("Confirm and tell them");
		assertThat(conference(reference).way()).isEqualTo(Way.HYBRID);
		this.helen.presses("Details");
		this.helen.awaits((_) -> card().contains("Risk assessment: Safe to meet, assessed by Joan Whitby"),
				A_MINUTE_AND_A_HALF);
	}

	@Test
	void whenAParentSendsApologiesTheNextInTurnHasTheirPlace() {
		String mother = address("kim");
		String supporter = address("ola");
		String reference = booking(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID).with("Kim Marsh", mother, "", Role.MOTHER)
			.with("Lee Marsh", address("lee"), "", Role.FATHER)
			.with("Ruth Marsh", address("ruth"), "", Role.RELATIVE)
			.with("Ola Byrne", supporter, "", Role.SUPPORTER)
			.reference();
		this.helen.says("status " + reference);
		this.helen.presses("Details");
		assertThat(card()).contains("Places in the room: 4 of 4 taken; next in turn: Ola Byrne");
		this.helen.presses("Back to the conference");
		Conference before = conference(reference);
		this.helen.presses("Answers");
		this.helen.presses("Note what they told", Map.of("person", invitee(before, mother).id().toString()));
		this.helen.presses("Save", Map.of("response", "DECLINED", "reason", "In hospital"));
		Awaitility.await()
			.atMost(A_MINUTE_AND_A_HALF)
			.until(() -> invitee(conference(reference), supporter).place() == Invitee.Place.ROOM
					&& letters(supporter, before).size() > 1 && letters(mother, before).size() > 1);
		assertThat(invitee(conference(reference), mother).place()).isEqualTo(Invitee.Place.TEAMS);
		assertThat(letters(supporter, before).getLast().text()).contains("You now have a place in", "Alder Room");
		assertThat(letters(mother, before).getLast().text()).contains("Please do not come to the room");
		this.helen.says("status " + reference);
		this.helen.presses("Room and places");
		assertThat(card()).contains("In the room: 4 of 4 places taken", "Ola Byrne (Family supporter): family")
			.doesNotContain("Waiting for a place");
	}

	@Test
	void aRoomThatDoubleBooksIsToldToTheChairWithWhatToDo() {
		this.town.tenant().directory().attendant(Northmere.ALDER.address(), Room.Attendant.DOUBLE_BOOKS);
		String reference = booking(SomeKinds.INITIAL_CONFERENCE, Way.HYBRID)
			.with("Kim Marsh", address("kim"), "", Role.MOTHER)
			.at(LocalDateTime.of(2026, 3, 11, 10, 0))
			.confirmed();
		this.helen.awaits((chat) -> chat.transcript().contains(reference + ": room and places"), A_MINUTE_AND_A_HALF);
		this.town.tenant().directory().attendant(Northmere.ALDER.address(), Room.Attendant.ACCEPTS_WHEN_FREE);
		assertThat(this.helen.chat().transcript().replaceAll("\\s+", " ")).contains(
				"Alder Room, Shire Hall accepted, but its calendar shows another meeting at that time. Ring whoever "
						+ "looks after the room; if it cannot be yours, choose another room or another time.");
		this.helen.says("status " + reference);
		assertThat(card()).contains("Room promised twice");
		this.helen.presses("Room and places");
		this.helen.presses("The room is ours: settled");
		assertThat(card()).doesNotContain("its calendar shows another meeting");
	}

	/** What the chair reads, on one line. */
	private String card() {
		return this.helen.card().text().replaceAll("\\s+", " ");
	}

	private BookedByChat booking(Kind kind, Way way) {
		this.families++;
		return BookedByChat.a(kind, way, this.town, this.helen).about("M-2026" + this.families);
	}

	private String address(String name) {
		return name + "." + this.families + "@home.example";
	}

	private Conference conference(String reference) {
		return this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
	}

	private static Invitee invitee(Conference conference, String address) {
		return conference.invitees()
			.stream()
			.filter((each) -> each.address().equals(address))
			.findFirst()
			.orElseThrow();
	}

	private CalendarEntry entry(Conference conference) {
		return this.town.tenant()
			.calendars()
			.of(Northmere.CONFERENCES.address())
			.stream()
			.filter((each) -> each.subject().equals(conference.reference().value()))
			.findFirst()
			.orElseThrow();
	}

	private List<MailItem> letters(String address, Conference conference) {
		return this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.filter((mail) -> mail.meeting() == null && mail.subject().endsWith(conference.reference().value())
					&& mail.text().contains("take part"))
			.toList();
	}

	private MailItem letter(String address, Conference conference) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !letters(address, conference).isEmpty());
		return letters(address, conference).getFirst();
	}

}
