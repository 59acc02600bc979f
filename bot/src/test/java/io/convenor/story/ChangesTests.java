package io.convenor.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.scheduling.changes.StillToTell;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a booked meeting when somebody changes it. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(45);

	private static final String GET_EVENT = "GET /users/{user}/events/{event}";

	private static final String VIEW = "GET /users/{user}/calendarView";

	private static final String PATCH_EVENT = "PATCH /users/{user}/events/{event}";

	private static final String DIARIES = "POST /users/{user}/calendar/getSchedule";

	private static final String DRAFT = "POST /users/{user}/messages";

	private static final String SEND = "POST /users/{user}/messages/{message}/send";

	private final Map<String, List<Call>> requests = new LinkedHashMap<>();

	private LocalTown town;

	private LocalBot bot;

	/** Each meeting has another chair, so that news of one does not come between. */
	private TeamsUser helen;

	private String chairName = "";

	private String chairId = "";

	private String inHand = "";

	private int meetings;

	@BeforeAll
	void open() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town,
				Map.of("convenor.reports.read-every", "1h", "convenor.delivery.first-retry", "300ms"));
	}

	/** What the README publishes; measured anew with every build. */
	@AfterAll
	void sayWhatWasMeasured() {
		System.out.println("\nGraph requests, by change:");
		this.requests.forEach((step, calls) -> System.out.printf("  %-36s %3d  %s%n", step, calls.size(),
				new TreeMap<>(Calls.counts(calls))));
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void hybridTurnedVirtualTheEveningBefore() {
		Meeting meeting = booked(Way.HYBRID);
		String link = meeting.conference().joinUrl().orElseThrow();
		Map<String, Long> asked = counting("Hybrid turned virtual", () -> {
			chooses(meeting, "Another way of holding it");
			presses("Next", Map.of("way", "VIRTUAL"));
			assertThat(words()).contains("is this right?", "Kim Marsh (Mother): how it is held",
					"Who is to be rung, too");
			confirms(meeting, "Confirm and tell them");
		});
		assertThat(meeting.conference().joinUrl()).contains(link);
		assertThat(meeting.entry().isOnline()).isTrue();
		assertThat(meeting.in(Northmere.ALDER.address())).isEmpty();
		assertThat(meeting.lastLetter(meeting.mother).text()).contains("Everybody now joins on Microsoft Teams",
				"Please do not come to", Northmere.ALDER.displayName(), "stay the same", "We will also ring you");
		assertThat(meeting.lastLetter(meeting.mother).html()).contains(link);
		assertThat(meeting.lastLetter(meeting.school).text()).contains("There is no room to come to")
			.doesNotContain("Kim", "Marsh", "We will also ring you");
		this.helen.says("status " + meeting.reference);
		assertThat(words()).contains("Calls to the family: 0 of 1 made");
		this.helen.presses("Details");
		assertThat(words()).contains("Told of the last change: 4 of 4");
		ticksTheCallOff(meeting);
		assertThat(asked).isEqualTo(
				new TreeMap<>(Map.of(DIARIES, 1L, GET_EVENT, 1L, VIEW, 1L, PATCH_EVENT, 1L, DRAFT, 4L, SEND, 4L)));
	}

	private void ticksTheCallOff(Meeting meeting) {
		this.helen.says("calls");
		this.helen.presses(meeting.reference + " (1)");
		assertThat(words()).contains("Kim Marsh (Mother)", "It is now held like this: Virtual",
				"Please do not come to");
		String field = card().fields()
			.keySet()
			.stream()
			.filter((name) -> name.startsWith("note."))
			.findFirst()
			.orElseThrow();
		presses("Reached person 1", Map.of(field, "Will join by telephone"));
		assertThat(words()).contains("There is no call to make.", "Will join by telephone", "by " + this.chairName);
		assertThat(this.bot.part(StillToTell.class).of(meeting.conference().chairId()))
			.noneMatch((call) -> call.conference().equals(meeting.conference().id()));
	}

	@Test
	void aConferenceIsMovedToAnotherTime() {
		Meeting meeting = booked(Way.HYBRID);
		LocalDateTime before = meeting.conference().startsAt();
		Map<String, Long> asked = counting("Moved", () -> {
			chooses(meeting, "Another time");
			this.helen.awaits((_) -> !HybridConference.slots(card()).isEmpty(), LONG_ENOUGH);
			presses(HybridConference.slots(card()).getLast());
			assertThat(words()).contains("New time", "Kim Marsh (Mother): the new time");
			confirms(meeting, "Confirm and tell them");
			awaiting(
					() -> meeting.conference().roomAnswer().filter(Conference.RoomAnswer.ACCEPTED::equals).isPresent());
		});
		Conference now = meeting.conference();
		assertThat(now.startsAt()).isNotEqualTo(before);
		assertThat(meeting.entry().start()).isEqualTo(now.startsAt().atZone(Dates.LONDON).toInstant());
		assertThat(meeting.lastLetter(meeting.mother).text()).contains("It was on", Dates.plainly(before),
				Dates.plainly(now.startsAt()));
		assertThat(asked.remove(DIARIES)).as("offers times, looks again at confirming, and checks the room")
			.isBetween(2L, 3L);
		assertThat(asked.remove(GET_EVENT))
			.as("looks before it writes, and for the room's answer where the watch is not faster")
			.isBetween(1L, 5L);
		assertThat(asked).as("the new day for a report is in the letter")
			.isEqualTo(new TreeMap<>(Map.of(VIEW, 1L, PATCH_EVENT, 1L, DRAFT, 4L, SEND, 4L)));
	}

	@Test
	void aConferenceIsCancelledInWordsForTheFamilyAndForProfessionals() {
		Meeting meeting = booked(Way.VIRTUAL);
		Map<String, Long> asked = counting("Cancelled", () -> {
			chooses(meeting, "Cancel the meeting");
			presses("Next", Map.of("reason", "BOOKED_IN_ERROR"));
			assertThat(words()).contains("We are sorry for the worry this has caused");
			confirms(meeting, "Yes, cancel and tell them");
		});
		assertThat(meeting.in(Northmere.SIAN_PUGH.address())).isEmpty();
		assertThat(meeting.lastLetter(meeting.mother).text()).contains("is cancelled", "by mistake")
			.doesNotContain("in error");
		assertThat(meeting.lastLetter(meeting.school).text()).contains("is cancelled", "in error");
		assertThat(asked)
			.isEqualTo(new TreeMap<>(Map.of("POST /users/{user}/events/{event}/cancel", 1L, DRAFT, 6L, SEND, 6L)));
		this.helen.awaits((_) -> words().contains("taken out of everybody's calendar"), LONG_ENOUGH);
		assertThat(card().buttons()).doesNotContain("Change this meeting");
		this.helen.says("change " + meeting.reference);
		assertThat(this.helen.chat().transcript()).contains("is cancelled, so there is nothing to change");
	}

	@Test
	void somebodyIsInvitedLaterAndSomebodyRemoved() {
		Meeting meeting = booked(Way.VIRTUAL);
		String nurse = "nurse" + this.meetings + "@health.example";
		chooses(meeting, "Invite somebody");
		presses("Next", Map.of("name", "Ada Osei", "email", "not an address", "role", "SCHOOL_NURSE"));
		assertThat(words()).contains("is not an email address");
		presses("Next", Map.of("name", "Ada Osei", "email", nurse, "agency", "Health", "role", "SCHOOL_NURSE"));
		confirms(meeting, "Confirm and tell them");
		assertThat(meeting.lastLetter(nurse).text()).contains("You are invited to the meeting");
		assertThat(meeting.letters(meeting.mother)).hasSize(1);
		chooses(meeting, "Remove somebody");
		presses("Next", Map.of("person", meeting.invitee(meeting.school)));
		confirms(meeting, "Confirm and tell them");
		assertThat(meeting.lastLetter(meeting.school).text()).contains("no longer invited");
		assertThat(meeting.entry().invitees()).extracting(CalendarEntry.Invitee::address)
			.contains(nurse)
			.doesNotContain(meeting.school);
	}

	@Test
	void aWrongAddressIsPutRightAndTheOldOneIsNotToBeLetIn() {
		Meeting meeting = booked(Way.VIRTUAL);
		String right = "right" + this.meetings + "@hillside.example";
		chooses(meeting, "Correct contact details");
		presses("Next", Map.of("person", meeting.invitee(meeting.school)));
		assertThat(card().fields()).containsEntry("email", meeting.school);
		presses("Next", Map.of("email", right));
		if (words().contains("I have checked it")) {
			presses("Next", Map.of("addressIsRight", "true"));
		}
		assertThat(words()).contains("New email address", right, "how to take part, at the new address",
				"Whoever reads " + meeting.school + " keeps what was sent there");
		int before = meeting.letters(meeting.school).size();
		confirms(meeting, "Confirm and tell them");
		assertThat(meeting.lastLetter(right).text()).contains("Where you take part");
		assertThat(meeting.letters(meeting.school)).hasSize(before);
		assertThat(meeting.letters(meeting.mother)).hasSize(1);
		assertThat(meeting.entry().invitees()).extracting(CalendarEntry.Invitee::address)
			.contains(right)
			.doesNotContain(meeting.school);
		assertThat(this.helen.presses(card(), "Who comes in", Map.of()).card().text()).contains("Not to be let in",
				"whoever reads where they were written to before");
	}

	@Test
	void whoIsSecondToMoveTheSameConferenceIsToldWhatTheFirstDidAndNothingIsDoubled() {
		Meeting meeting = booked(Way.VIRTUAL);
		TeamsUser joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		chooses(meeting, "Another time");
		this.helen.awaits((_) -> !HybridConference.slots(card()).isEmpty(), LONG_ENOUGH);
		presses(HybridConference.slots(card()).getFirst());
		joan.says("change " + meeting.reference);
		joan.presses("Another way of holding it");
		joan.presses("Next", Map.of("way", "FACE_TO_FACE", "room", Northmere.CEDAR.address()));
		joan.presses("Confirm and tell them");
		presses("Confirm and tell them");
		assertThat(words()).contains("Somebody was faster", "Face to face", "Nothing of yours was done");
		settles(meeting);
		assertThat(meeting.conference().arrangement()).as("her change, and that this room never accepts").isEqualTo(3);
		assertThat(meeting.letters(meeting.mother)).as("both in one letter").hasSize(2);
		assertThat(meeting.lastLetter(meeting.mother).text()).contains("Everybody now meets in a room",
				"the room is still to be found");
	}

	@Test
	void aRoomThatDeclinesIsSaidAtOnceAndTheFreeOnesAreOffered() {
		Meeting meeting = booked(Way.HYBRID);
		this.town.tenant().calendars().answer(Northmere.ALDER.address(), meeting.reference, Answer.DECLINED);
		Awaitility.await("a card that is shown anew meanwhile is pressed again").atMost(LONG_ENOUGH).until(() -> {
			if (card().button("Choose another room").isPresent()) {
				presses("Choose another room");
			}
			return card().says("Cedar");
		});
		presses("Choose room " + card().text()
			.lines()
			.filter((line) -> line.matches("\\d+\\. Cedar.*"))
			.map((line) -> line.substring(0, line.indexOf('.')))
			.findFirst()
			.orElseThrow());
		confirms(meeting, "Confirm and tell them");
		assertThat(meeting.conference().room().orElseThrow().address()).isEqualTo(Northmere.CEDAR.address());
		assertThat(meeting.in(Northmere.ALDER.address())).isEmpty();
	}

	@Test
	void anEventMovedByHandIsNeverOverwrittenAndTheChairSays() {
		Meeting meeting = booked(Way.VIRTUAL);
		LocalDateTime byHand = meeting.conference().startsAt().plusHours(1);
		chooses(meeting, "Invite somebody");
		presses("Next", Map.of("name", "Ada Osei", "email", "ada@health.example", "role", "GP"));
		Card preview = card();
		movesByHand(meeting, byHand);
		this.helen.presses(preview, "Confirm and tell them", Map.of());
		this.helen.awaits((_) -> words().contains("in Outlook by hand"), LONG_ENOUGH);
		assertThat(words()).contains(Dates.inWords(byHand), "I have not touched it");
		assertThat(meeting.entry().start()).isEqualTo(byHand.atZone(Dates.LONDON).toInstant());
		presses("Keep the calendar's time");
		settles(meeting);
		assertThat(meeting.conference().startsAt()).isEqualTo(byHand);
		assertThat(meeting.entry().invitees()).extracting(CalendarEntry.Invitee::address)
			.contains("ada@health.example");
		assertThat(meeting.lastLetter(meeting.mother).text()).contains(Dates.plainly(byHand));
		assertThat(meeting.letters("ada@health.example")).isNotEmpty();
	}

	@Test
	void whatSomebodyDidByHandIsNoticedWithoutAnybodyRefreshingAndPutBackWhenTheChairSaysSo() {
		Meeting meeting = booked(Way.VIRTUAL);
		LocalDateTime ours = meeting.conference().startsAt();
		movesByHand(meeting, ours.plusHours(2));
		this.helen.awaits((_) -> words().contains("in Outlook by hand") && words().contains(meeting.reference),
				LONG_ENOUGH);
		presses("Put ours back");
		awaiting(() -> meeting.entry().start().equals(ours.atZone(Dates.LONDON).toInstant()));
		settles(meeting);
		assertThat(meeting.letters(meeting.mother)).as("nothing is new to anybody").hasSize(1);
	}

	@Test
	void anEventDeletedByHandIsBookedAnewOnlyWhenTheChairSaysSo() {
		Meeting meeting = booked(Way.VIRTUAL);
		String link = meeting.conference().joinUrl().orElseThrow();
		this.town.tenant().calendars().deleteByHand(Northmere.CONFERENCES.address(), meeting.reference);
		this.helen.awaits(
				(_) -> words().contains("not in the calendar any more") && words().contains(meeting.reference),
				LONG_ENOUGH);
		assertThat(meeting.in(Northmere.CONFERENCES.address())).isEmpty();
		presses("Book it anew");
		awaiting(() -> meeting.conference().joinUrl().isPresent());
		settles(meeting);
		assertThat(meeting.in(Northmere.CONFERENCES.address())).hasSize(1);
		assertThat(meeting.conference().joinUrl()).isPresent().get().isNotEqualTo(link);
		assertThat(meeting.lastLetter(meeting.mother).text()).contains("The link and the number are new");
	}

	@Test
	void pastTheLastLawfulDateItNeedsAManagersReasonWhichIsOnTheCardFromThenOn() {
		Meeting meeting = booked(Way.VIRTUAL);
		chooses(meeting, "Another time");
		presses("Use this time", Map.of("date", "2026-03-30", "time", "10:00"));
		assertThat(words()).contains("is after the last lawful date", "Give the name of the manager who decided it.");
		presses("Use this time", Map.of("date", "2026-03-30", "time", "10:00", "manager", "Devi Raman",
				"managersReason", "The mother is in hospital until then"));
		assertThat(words()).contains("after the last lawful date, ", "Devi Raman");
		confirms(meeting, "Confirm and tell them");
		this.helen.says("status " + meeting.reference);
		this.helen.presses("Details");
		assertThat(words()).contains("Put off past its last lawful date",
				"decided by Devi Raman: The mother is in hospital until then");
		assertThat(this.bot.part(AuditTrail.class).of(meeting.conference().id())).extracting(AuditTrail.Entry::did)
			.contains("moved", "recorded why it is held after the last lawful date");
	}

	@Test
	void anOrganiserWhoLostTheTeamsLicenceIsSaidAtOnceAlsoAfterAChange() {
		Meeting meeting = booked(Way.FACE_TO_FACE);
		this.town.tenant().directory().teamsLicence(Northmere.CONFERENCES.address(), false);
		try {
			chooses(meeting, "Another way of holding it");
			presses("Next", Map.of("way", "VIRTUAL"));
			presses("Confirm and tell them");
			this.helen.awaits((_) -> words().contains("Teams gave no link"), LONG_ENOUGH);
		}
		finally {
			this.town.tenant().directory().teamsLicence(Northmere.CONFERENCES.address(), true);
		}
	}

	@Test
	void aStrangersConferenceAStaleCardAndAForgedPressChangeNothing() {
		Meeting meeting = booked(Way.VIRTUAL);
		TeamsUser martin = this.town.teams().as(Northmere.CHAIRS.get(this.meetings % Northmere.CHAIRS.size()));
		martin.says("change " + meeting.reference);
		assertThat(martin.chat().transcript()).contains("There is no such conference among those you look after");
		chooses(meeting, "Cancel the meeting");
		var old = card();
		presses("Next", Map.of("reason", "NOT_NEEDED"));
		presses("Back to the conference");
		this.helen.forges("change.confirm", Map.of());
		this.helen.presses(old, "Next", Map.of("reason", "NOT_NEEDED"));
		assertThat(meeting.conference().status()).isEqualTo(Conference.Status.BOOKED);
		assertThat(meeting.conference().arrangement()).isEqualTo(1);
	}

	/**
	 * The last card about the meeting in hand: news of other things may come after it.
	 */
	private Card card() {
		return this.helen.chat()
			.fromBot()
			.stream()
			.flatMap((message) -> message.cardFor(this.chairId).stream())
			.filter((card) -> card.text().contains(this.inHand))
			.filter((card) -> !card.text().contains("quorum") && !card.text().contains("who comes in"))
			.reduce((_, later) -> later)
			.orElseThrow(() -> new AssertionError(this.helen.chat().transcript()));
	}

	private String words() {
		return card().text().replaceAll("\\s+", " ");
	}

	private void presses(String button) {
		presses(button, Map.of());
	}

	private void presses(String button, Map<String, ?> inputs) {
		this.helen.presses(card(), button, inputs);
	}

	private void movesByHand(Meeting meeting, LocalDateTime start) {
		this.town.tenant()
			.calendars()
			.move(Northmere.CONFERENCES.address(), meeting.reference, start.atZone(Dates.LONDON).toInstant());
	}

	private void chooses(Meeting meeting, String what) {
		this.helen.says("change " + meeting.reference);
		assertThat(words()).as(this.helen.chat().transcript()).contains("what should change?");
		presses(what);
	}

	private void confirms(Meeting meeting, String button) {
		presses(button);
		assertThat(words()).as(this.helen.chat().transcript()).contains("Changed.");
		settles(meeting);
	}

	private void settles(Meeting meeting) {
		awaiting(() -> {
			Conference conference = meeting.conference();
			return conference.inCalendar() == conference.arrangement() && this.bot.part(Deliveries.class)
				.about(conference.id())
				.stream()
				.filter((delivery) -> !delivery.kind().startsWith("card."))
				.allMatch(Delivery::settled);
		});
	}

	private Map<String, Long> counting(String step, Runnable work) {
		long before = this.town.tenant().calls().marker();
		work.run();
		List<Call> calls = this.town.tenant().calls().since(before);
		this.requests.put(step, calls);
		Map<String, Long> counts = new TreeMap<>(Calls.counts(calls));
		counts.remove("GET /users/{user}/calendarView/delta");
		// The room's answer comes into the inbox, too, which is read when that is told.
		counts.remove("GET /users/{user}/mailFolders/{folder}/messages/delta");
		return counts;
	}

	private Meeting booked(Way way) {
		Person chair = Northmere.CHAIRS.get(this.meetings % Northmere.CHAIRS.size());
		this.helen = this.town.teams().as(chair);
		this.chairName = chair.displayName();
		this.chairId = chair.id();
		this.meetings++;
		String mother = "kim" + this.meetings + "@home.example";
		String school = "office" + this.meetings + "@school.example";
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, way, this.town, this.helen)
			.with("Kim Marsh", mother, "", Role.MOTHER)
			.with("Sam Reed", school, "Hillside Primary School", Role.SCHOOL)
			.reference();
		this.inHand = reference;
		Meeting meeting = new Meeting(reference, mother, school);
		settles(meeting);
		return meeting;
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(LONG_ENOUGH).until(condition);
	}

	/** A booked meeting, and what people have of it. */
	private final class Meeting {

		private final String reference;

		private final String mother;

		private final String school;

		private Meeting(String reference, String mother, String school) {
			this.reference = reference;
			this.mother = mother;
			this.school = school;
		}

		Conference conference() {
			return ChangesTests.this.bot.part(Conferences.class).findByReference(this.reference).orElseThrow();
		}

		String invitee(String address) {
			return conference().invitees()
				.stream()
				.filter((each) -> each.address().equals(address))
				.findFirst()
				.orElseThrow()
				.id()
				.toString();
		}

		List<CalendarEntry> in(String address) {
			return ChangesTests.this.town.tenant()
				.calendars()
				.of(address)
				.stream()
				.filter((entry) -> entry.subject().equals(this.reference))
				.toList();
		}

		CalendarEntry entry() {
			return in(Northmere.CONFERENCES.address()).getFirst();
		}

		/** What was written to somebody about taking part and about changes. */
		List<MailItem> letters(String address) {
			return ChangesTests.this.town.tenant()
				.mailboxes()
				.inbox(address)
				.stream()
				.filter((mail) -> mail.meeting() == null && mail.subject().endsWith(this.reference)
						&& !mail.subject().contains("outcome"))
				.filter((mail) -> !mail.text().contains("Multi-Agency Report Template"))
				.toList();
		}

		MailItem lastLetter(String address) {
			return letters(address).stream().max(java.util.Comparator.comparing(MailItem::at)).orElseThrow();
		}

	}

}
