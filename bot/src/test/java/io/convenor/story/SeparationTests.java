package io.convenor.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.microsoft.graph.models.OnlineMeetingRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.InviteeAnswer;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.changes.Combining;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.JoinableMeeting;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two parents who must not meet, and neither of whom may find a trace of the other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeparationTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private static final String REASON = "There is a non-molestation order";

	private final Map<String, List<Call>> requests = new LinkedHashMap<>();

	private LocalTown town;

	private LocalBot bot;

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
		System.out.println("\nGraph requests, people kept apart:");
		this.requests.forEach((step, calls) -> System.out.printf("  %-44s %3d  %s%n", step, calls.size(),
				new TreeMap<>(Calls.counts(calls))));
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void twoParentsOfWhomOneHasALinkOfTheirOwnAreMovedCoveredAndCancelledWithoutATraceOfEachOther() {
		TeamsUser helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		Stream.of(Northmere.MARTIN_HALE, Northmere.AMARA_DIALLO, Northmere.PETER_LUND)
			.forEach((chair) -> this.town.teams().as(chair).says("help"));
		Meeting meeting = booked(helen, Way.HYBRID);
		String main = meeting.conference().joinUrl().orElseThrow();

		counting("One parent gets a link of their own", () -> {
			meeting.opens();
			helen.presses("Next", Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_LINK",
					"apartOther", meeting.invitee(meeting.mother), "apartReason", REASON));
			assertThat(helen.card().text()).as(helen.chat().transcript())
				.contains("Is this right?", "Lee Marsh (Father)", "by a link of their own", REASON);
			assertThat(meeting.conference().arrangement()).as("nothing is done before it is confirmed").isEqualTo(1);
			confirms(meeting, helen);
		});
		JoinableMeeting own = meeting.ownMeeting(main);
		assertThat(own.lobby()).isEqualTo("organizer");
		assertThat(meeting.coOrganisers(own)).containsExactly(Northmere.HELEN_OKAFOR.id());
		assertThat(meeting.entriesOf(meeting.father)).singleElement()
			.satisfies((entry) -> assertThat(entry.joinUrl()).isEqualTo(own.joinUrl()));
		assertThat(meeting.entriesOf(meeting.mother)).singleElement()
			.satisfies((entry) -> assertThat(entry.joinUrl()).isEqualTo(main));
		assertThat(meeting.in(Northmere.HELEN_OKAFOR.address())).as("the chair is in both").hasSize(2);
		assertThat(meeting.in(Northmere.SIAN_PUGH.address())).hasSize(1);
		assertThat(meeting.lastLetter(meeting.father).html()).contains(own.joinUrl()).doesNotContain(main);
		assertThat(meeting.letters(meeting.mother)).as("nothing is new to her").hasSize(1);
		assertThat(meeting.conference().invitee(UUID.fromString(meeting.invitee(meeting.father))).orElseThrow().place())
			.isEqualTo(Invitee.Place.TEAMS);
		helen.says("status " + meeting.reference);
		assertThat(helen.card().text()).contains("Apart: Lee Marsh (Father)", "a meeting and link of their own");
		assertThat(this.bot.part(AuditTrail.class).of(meeting.conference().id()))
			.anySatisfy((entry) -> assertThat(entry.did()).isEqualTo("keeps somebody apart"))
			.allSatisfy((entry) -> assertThat(String.valueOf(entry.details())).doesNotContain("molestation", "Lee"));

		answers(meeting, own);
		moves(meeting, helen, own, main);
		Person newChair = covers(meeting, helen, own);
		cancels(meeting, this.town.teams().as(newChair));
		assertNoTrace(meeting);
		assertThat(meeting.everything(meeting.mother)).doesNotContain(own.joinUrl());
	}

	private void answers(Meeting meeting, JoinableMeeting own) {
		this.town.tenant().calendars().answer(meeting.father, meeting.reference, Answer.ACCEPTED);
		awaiting(() -> this.bot.part(Answers.class)
			.of(meeting.conference())
			.stream()
			.filter((each) -> each.invitee().address().equals(meeting.father))
			.map(InviteeAnswer::response)
			.anyMatch(Response.ACCEPTED::equals));
	}

	private void moves(Meeting meeting, TeamsUser helen, JoinableMeeting own, String main) {
		LocalDateTime before = meeting.conference().startsAt();
		counting("Moved to another day", () -> {
			helen.says("change " + meeting.reference);
			helen.presses("Another time");
			helen.awaits((_) -> !HybridConference.slots(helen.card()).isEmpty(), A_MINUTE_AND_A_HALF);
			helen.presses(HybridConference.slots(helen.card()).getLast());
			helen.presses("Confirm and tell them");
			settles(meeting);
		});
		LocalDateTime now = meeting.conference().startsAt();
		assertThat(now).isNotEqualTo(before);
		Instant start = now.atZone(Dates.LONDON).toInstant();
		Stream.of(meeting.father, meeting.mother)
			.forEach((parent) -> assertThat(meeting.entriesOf(parent)).singleElement()
				.satisfies((entry) -> assertThat(entry.start()).isEqualTo(start)));
		assertThat(meeting.entriesOf(meeting.father).getFirst().joinUrl()).isEqualTo(own.joinUrl());
		assertThat(meeting.lastLetter(meeting.father).text()).contains(Dates.inWords(now), "stay the same");
		assertThat(meeting.lastLetter(meeting.father).html()).contains(own.joinUrl()).doesNotContain(main);
		assertNoTrace(meeting);
	}

	private Person covers(Meeting meeting, TeamsUser helen, JoinableMeeting own) {
		counting("Covered by another chair", () -> {
			helen.says("cover");
			helen.awaits((_) -> helen.card().buttons().stream().anyMatch((each) -> each.startsWith("Hand over what")),
					A_MINUTE_AND_A_HALF);
			helen.presses(helen.card()
				.buttons()
				.stream()
				.filter((each) -> each.startsWith("Hand over what"))
				.findFirst()
				.orElseThrow());
			settles(meeting);
		});
		Person chair = Stream
			.of(Northmere.MARTIN_HALE, Northmere.AMARA_DIALLO, Northmere.PETER_LUND, Northmere.GRACE_OYELARAN)
			.filter((each) -> each.id().equals(meeting.conference().chairId()))
			.findFirst()
			.orElseThrow();
		assertThat(meeting.coOrganisers(own)).containsExactly(chair.id());
		assertThat(meeting.in(Northmere.HELEN_OKAFOR.address())).as("the former chair has neither").isEmpty();
		assertThat(meeting.in(chair.address())).as("the new chair has both").hasSize(2);
		assertThat(meeting.lastLetter(meeting.father).text()).contains("Another person will chair");
		return chair;
	}

	private void cancels(Meeting meeting, TeamsUser chair) {
		counting("Cancelled", () -> {
			chair.says("change " + meeting.reference);
			chair.presses("Cancel the meeting");
			chair.presses("Next", Map.of("reason", "NOT_NEEDED"));
			chair.presses("Cancel the meeting and tell them");
			settles(meeting);
		});
		Stream.of(meeting.father, meeting.mother).forEach((parent) -> {
			assertThat(meeting.entriesOf(parent)).isEmpty();
			assertThat(meeting.lastLetter(parent).text()).contains("cancelled");
		});
		assertThat(meeting.in(Northmere.CONFERENCES.address())).isEmpty();
	}

	@Test
	void whoIsKeptApartAtTheBookingIsNeverInAnythingOfTheOthers() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.HYBRID, () -> {
			String father = option(martin, "apartWho", "Lee Marsh");
			martin.presses("Say how they take part", Map.of("apartWho", father));
			martin.presses("Confirm and send");
			assertThat(martin.card().text()).as(martin.chat().transcript()).contains("Say how Lee Marsh takes part");
			martin.presses("Keep them apart", Map.of("apartManner", "OWN_LINK", "apartReason", REASON));
			assertThat(martin.card().text()).as(martin.chat().transcript())
				.contains("Apart: Lee Marsh (Father)", "a meeting and link of their own", REASON);
		});
		String main = meeting.conference().joinUrl().orElseThrow();
		JoinableMeeting own = meeting.ownMeeting(main);
		assertThat(meeting.conference().arrangement()).as("the first invitation is right").isEqualTo(1);
		assertNoTrace(meeting);
		assertThat(meeting.everything(meeting.father)).contains(own.joinUrl())
			.doesNotContain(main, Northmere.ALDER.displayName(), "hybrid");
		assertThat(meeting.everything(meeting.mother)).contains(main).doesNotContain(own.joinUrl());
		assertThat(meeting.letters(meeting.father)).hasSize(1);
		assertThat(own.lobby()).isEqualTo("organizer");
		assertThat(own.callersSkipLobby()).isFalse();
		assertThat(meeting.coOrganisers(own)).containsExactly(Northmere.MARTIN_HALE.id());
		martin.says("outcome " + meeting.reference);
		endsByHand(meeting, martin, own);
	}

	private void endsByHand(Meeting meeting, TeamsUser martin, JoinableMeeting own) {
		CalendarEntry entry = meeting.entriesOf(meeting.father).getFirst();
		this.town.tenant()
			.calendars()
			.move(Northmere.CONFERENCES.address(), entry.id(), entry.start().plus(Duration.ofHours(1)));
		awaiting(() -> {
			martin.says("status " + meeting.reference);
			return martin.card().text().contains("changed their entry in Outlook by hand");
		});
		meeting.opens();
		martin.presses("Put ours back");
		awaiting(() -> meeting.entriesOf(meeting.father).getFirst().start().equals(entry.start()));
		settles(meeting);
		assertThat(meeting.entriesOf(meeting.father).getFirst().joinUrl()).isEqualTo(own.joinUrl());
		assertThat(meeting.letters(meeting.father)).as("nothing is new to him").hasSize(1);
	}

	private static String option(TeamsUser user, String field, String title) {
		return user.card()
			.field(field)
			.orElseThrow(() -> new AssertionError(user.card().text()))
			.path("choices")
			.valueStream()
			.filter((each) -> each.path("title").asString().startsWith(title))
			.findFirst()
			.orElseThrow()
			.path("value")
			.asString();
	}

	@Test
	void timesOfTheirOwnKeepTwoParentsApartInOneMeetingAndEndTogether() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.VIRTUAL);
		LocalDateTime start = meeting.conference().startsAt();
		meeting.opens();
		Map<String, Object> form = new HashMap<>(Map.of("apartWho", meeting.invitee(meeting.father), "apartManner",
				"OWN_TIME", "apartUntil", clock(start.plusMinutes(25)), "apartOther", meeting.invitee(meeting.mother),
				"apartReason", REASON));
		martin.presses("Next", form);
		assertThat(martin.card().text()).as("she would still be there").contains("at the same time");
		form.put("apartOtherFrom", clock(start.plusMinutes(20)));
		martin.presses("Next", form);
		assertThat(martin.card().text()).as("five minutes together").contains("at the same time");
		form.put("apartOtherFrom", clock(start.plusMinutes(30)));
		martin.presses("Next", form);
		assertThat(martin.card().text()).contains("Is this right?", "Lee Marsh (Father)", "Kim Marsh (Mother)");
		counting("Both parents get times of their own", () -> confirms(meeting, martin));
		String main = meeting.conference().joinUrl().orElseThrow();
		assertThat(meeting.entriesOf(meeting.father)).singleElement().satisfies((entry) -> {
			assertThat(entry.start()).isEqualTo(start.atZone(Dates.LONDON).toInstant());
			assertThat(entry.end()).isEqualTo(start.plusMinutes(25).atZone(Dates.LONDON).toInstant());
			assertThat(entry.isOnline()).as("no meeting chat of Teams").isFalse();
			assertThat(entry.html()).contains(main);
		});
		assertThat(meeting.entriesOf(meeting.mother)).singleElement()
			.satisfies((entry) -> assertThat(entry.start())
				.isEqualTo(start.plusMinutes(30).atZone(Dates.LONDON).toInstant()));
		assertThat(meeting.lastLetter(meeting.mother).text()).contains(Dates.inWords(start.plusMinutes(30)));
		assertNoTrace(meeting);
		assertThat(meeting.afterBooking(meeting.father)).doesNotContain(clock(start.plusMinutes(30)));
		assertThat(meeting.afterBooking(meeting.mother)).doesNotContain(clock(start.plusMinutes(25)));

		meeting.opens();
		martin.presses("No longer keep apart");
		assertThat(martin.card().text()).as("without his time hers keeps nobody apart")
			.contains("Lee Marsh (Father)", "Kim Marsh (Mother)");
		confirms(meeting, martin);
		Stream.of(meeting.father, meeting.mother)
			.forEach((parent) -> assertThat(meeting.entriesOf(parent)).singleElement()
				.satisfies((entry) -> assertThat(entry.joinUrl()).isEqualTo(main)));
		assertThat(this.bot.part(Separations.class).of(meeting.conference().id())).isEmpty();
		assertThat(meeting.in(Northmere.CONFERENCES.address())).hasSize(1);
	}

	@Test
	void whoIsNotInvitedToAnyPartIsToldKindlyAndTheReasonIsKeptForTheChairAlone() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.VIRTUAL);
		meeting.opens();
		martin.presses("Next", Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "EXCLUDED"));
		assertThat(martin.card().text()).contains("Give the reason.");
		martin.presses("Next",
				Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "EXCLUDED", "apartReason", REASON));
		confirms(meeting, martin);
		assertThat(meeting.entriesOf(meeting.father)).isEmpty();
		assertThat(meeting.lastLetter(meeting.father).text()).contains("You do not need to come")
			.doesNotContain("molestation");
		meeting.opens();
		assertThat(martin.card().text()).contains("not invited to any part", REASON);
		assertThat(this.bot.part(Separations.class).of(meeting.conference().id())).singleElement()
			.extracting(Separation::manner)
			.isEqualTo(Separation.Manner.EXCLUDED);
	}

	@Test
	void whoIsKeptApartIsSoInBothConferencesOfBrotherAndSister() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting host = booked(martin, Way.VIRTUAL);
		String reference = BookedByChat.a(Kind.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, martin)
			.about("M-104234")
			.with("Kim Marsh", host.mother, "", Role.MOTHER)
			.with("Lee Marsh", host.father, "", Role.FATHER)
			.reference();
		Meeting guest = new Meeting(reference, host.mother, host.father, martin, this.town.clock().instant());
		settles(guest);
		host.opens();
		martin.presses("Next", Map.of("apartWho", host.invitee(host.father), "apartManner", "OWN_LINK", "apartOther",
				host.invitee(host.mother), "apartReason", REASON));
		confirms(host, martin);
		String main = host.conference().joinUrl().orElseThrow();
		String own = host.ownMeeting(main).joinUrl();
		this.bot.part(Combining.class)
			.combine(guest.conference().id(), host.conference().id(), Northmere.MARTIN_HALE.id(),
					Map.of("length", "60"));
		settles(guest);
		settles(host);
		awaiting(() -> guest.lastLetter(guest.father).html().contains(own));
		assertThat(guest.lastLetter(guest.father).html()).doesNotContain(main);
		assertThat(guest.lastLetter(guest.mother).html()).contains(main).doesNotContain(own);
		assertThat(host.entriesOf(host.father)).singleElement()
			.satisfies((entry) -> assertThat(entry.joinUrl()).isEqualTo(own));
		guest.opens();
		martin.presses("Next",
				Map.of("apartWho", guest.invitee(guest.father), "apartManner", "OWN_LINK", "apartReason", REASON));
		assertThat(martin.card().text()).contains("Keep them apart there, and this one follows");
		assertNoTrace(guest);
	}

	@Test
	void aBookingThatWasBegunBeforeIsStillRead() {
		Booking.Guest guest = this.bot.part(JsonMapper.class).readValue("""
				{"id": "00000000-0000-0000-0000-000000000001", "name": "Kim Marsh", "address": "kim@home.example",
				 "agency": "", "role": "MOTHER", "standing": "FAMILY", "directoryId": null, "asksForPlace": false}
				""", Booking.Guest.class);
		assertThat(guest.apart()).isNull();
		assertThat(guest.name()).isEqualTo("Kim Marsh");
	}

	@Test
	void hostileAndForeignPressesKeepNobodyApart() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.VIRTUAL);
		String chair = meeting.invitee(Northmere.MARTIN_HALE.address());
		meeting.opens();
		var old = martin.card();
		martin.presses("Next", Map.of("apartWho", chair, "apartManner", "OWN_LINK", "apartReason", REASON));
		assertThat(martin.card().text()).contains("That choice is not on offer");
		martin.presses("Next", Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_TIME",
				"apartFrom", "quarter past", "apartReason", REASON));
		assertThat(martin.card().text()).contains("That is no time I can read");
		martin.presses("Next", Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_TIME",
				"apartFrom", "03:00", "apartReason", "x".repeat(5000)));
		assertThat(martin.card().text()).contains("please keep it to 1,000");
		martin.presses("Next", Map.of("apartWho", "'; drop table separation; --", "apartManner", "NONE"));
		martin.presses(old, "Next",
				Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_LINK", "apartReason", REASON));
		martin.forges("apart.confirm", Map.of());
		martin.forges("apart.end", Map.of("separation", "nonsense"));
		TeamsUser siân = this.town.teams().as(Northmere.SIAN_PUGH);
		siân.says("help");
		assertThat(this.bot.part(Separations.class).of(meeting.conference().id())).isEmpty();
		assertThat(meeting.conference().arrangement()).isEqualTo(1);
	}

	/** Name, address and role of the other, in everything either can see. */
	private void assertNoTrace(Meeting meeting) {
		assertThat(meeting.everything(meeting.father)).isNotEmpty()
			.doesNotContain(meeting.mother)
			.doesNotContainPattern("(?i)\\b(kim|mother|wife|ex-partner|both parents|other parent)\\b");
		assertThat(meeting.everything(meeting.mother)).isNotEmpty()
			.doesNotContain(meeting.father)
			.doesNotContainPattern("(?i)\\b(lee|father|husband|ex-partner|both parents|other parent)\\b");
		Stream.of(meeting.father, meeting.mother).forEach((parent) -> {
			assertThat(meeting.entriesOf(parent)).allMatch(CalendarEntry::hidesInvitees);
			assertThat(meeting.mails(parent)).isNotEmpty().allSatisfy((mail) -> {
				assertThat(mail.to()).hasSize(1);
				assertThat(mail.to().getFirst()).contains(parent);
				assertThat(mail.cc()).isEmpty();
			});
		});
	}

	private static String clock(LocalDateTime moment) {
		return moment.toLocalTime().toString();
	}

	private void confirms(Meeting meeting, TeamsUser chair) {
		chair.presses("Confirm and tell them");
		assertThat(chair.card().text()).as(chair.chat().transcript()).contains("Done. Each is told alone");
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
		assertThat(this.bot.part(Deliveries.class).about(meeting.conference().id()))
			.noneMatch((delivery) -> delivery.state() == Delivery.State.GIVEN_UP);
	}

	private void counting(String step, Runnable work) {
		long before = this.town.tenant().calls().marker();
		work.run();
		this.requests.put(step, this.town.tenant().calls().since(before));
	}

	private Meeting booked(TeamsUser chair, Way way) {
		return booked(chair, way, () -> {
		});
	}

	private Meeting booked(TeamsUser chair, Way way, Runnable more) {
		this.meetings++;
		String mother = "kim" + this.meetings + "@home.example";
		String father = "lee" + this.meetings + "@elsewhere.example";
		String reference = BookedByChat.a(Kind.INITIAL_CONFERENCE, way, this.town, chair)
			.with("Kim Marsh", mother, "", Role.MOTHER)
			.with("Lee Marsh", father, "", Role.FATHER)
			.with("Sam Reed", "office" + this.meetings + "@school.example", "Hillside Primary School", Role.SCHOOL)
			.saying(more)
			.reference();
		Meeting meeting = new Meeting(reference, mother, father, chair, this.town.clock().instant());
		settles(meeting);
		return meeting;
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(A_MINUTE_AND_A_HALF).until(condition);
	}

	/** A booked meeting, and what people have of it. */
	private final class Meeting {

		private final String reference;

		private final String mother;

		private final String father;

		private final TeamsUser chair;

		private final Instant bookedAt;

		private Meeting(String reference, String mother, String father, TeamsUser chair, Instant bookedAt) {
			this.reference = reference;
			this.mother = mother;
			this.father = father;
			this.chair = chair;
			this.bookedAt = bookedAt;
		}

		void opens() {
			this.chair.says("status " + this.reference);
			this.chair.presses("Keep people apart");
			assertThat(this.chair.card().text()).as(this.chair.chat().transcript()).contains("keep people apart");
		}

		Conference conference() {
			return SeparationTests.this.bot.part(Conferences.class).findByReference(this.reference).orElseThrow();
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
			return SeparationTests.this.town.tenant()
				.calendars()
				.of(address)
				.stream()
				.filter((entry) -> entry.subject().equals(this.reference) && !entry.cancelled())
				.toList();
		}

		/** What the organiser's calendar holds that somebody is invited to. */
		List<CalendarEntry> entriesOf(String address) {
			return in(Northmere.CONFERENCES.address()).stream()
				.filter((entry) -> entry.invitee(address).isPresent())
				.toList();
		}

		List<MailItem> mails(String address) {
			return SeparationTests.this.town.tenant().mailboxes().inbox(address);
		}

		JoinableMeeting ownMeeting(String main) {
			return SeparationTests.this.town.tenant()
				.onlineMeetings()
				.all()
				.stream()
				.filter((each) -> each.subject().equals(this.reference) && !each.joinUrl().equals(main))
				.findFirst()
				.orElseThrow();
		}

		List<String> coOrganisers(JoinableMeeting meeting) {
			return SeparationTests.this.town.tenant()
				.onlineMeetings()
				.get(Northmere.CONFERENCES.address(), meeting.id())
				.getParticipants()
				.getAttendees()
				.stream()
				.filter((attendee) -> attendee.getRole() == OnlineMeetingRole.Coorganizer)
				.map((attendee) -> attendee.getIdentity().getUser().getId())
				.toList();
		}

		/** Everything in somebody's calendar and mailbox. */
		String everything(String address) {
			return seen(address, Instant.MIN);
		}

		String afterBooking(String address) {
			return seen(address, this.bookedAt);
		}

		private String seen(String address, Instant after) {
			Stream<String> entries = entriesOf(address).stream()
				.map((entry) -> entry.subject() + entry.html() + entry.location());
			Stream<String> mails = mails(address).stream()
				.filter((mail) -> mail.at().isAfter(after))
				.map((mail) -> mail.subject() + mail.html() + mail.to() + mail.cc() + mail.bcc() + mail.attachments()
						+ mail.meeting());
			return Stream.concat(entries, mails).collect(java.util.stream.Collectors.joining("\n"));
		}

		List<MailItem> letters(String address) {
			return SeparationTests.this.town.tenant()
				.mailboxes()
				.inbox(address)
				.stream()
				.filter((mail) -> mail.meeting() == null && mail.subject().equals(this.reference))
				.toList();
		}

		MailItem lastLetter(String address) {
			return letters(address).stream().max(java.util.Comparator.comparing(MailItem::at)).orElseThrow();
		}

	}

}
