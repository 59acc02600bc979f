package io.convenor.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.graph.models.OnlineMeetingRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.outcome.WholeOutcome;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.EmailAddress;
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
import io.convenor.tenant.teams.Card;
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
@Tag("slow")
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
				.contains("Is this right?", "Lee Marsh (Father)", "by a link of their own", REASON,
						"you would be in two at once");
			assertThat(meeting.conference().arrangement()).as("nothing is done before it is confirmed").isEqualTo(1);
			confirms(meeting, helen);
		});
		Map<String, Long> asked = new TreeMap<>(Calls.counts(this.requests.get("One parent gets a link of their own")));
		asked.remove("GET /users/{user}/calendarView/delta");
		// The room's answer comes into the inbox, too, which is read when that is told.
		asked.remove("GET /users/{user}/mailFolders/{folder}/messages/delta");
		assertThat(asked).isEqualTo(Map.of("GET /users/{user}/events/{event}", 1L, "GET /users/{user}/calendarView", 1L,
				"PATCH /users/{user}/events/{event}", 1L, "POST /users/{user}/events", 1L,
				"GET /users/{user}/onlineMeetings", 1L, "PATCH /users/{user}/onlineMeetings/{meeting}", 1L,
				"GET /users/{user}/onlineMeetings/{meeting}", 1L, "POST /users/{user}/messages", 2L,
				"POST /users/{user}/messages/{message}/send", 2L));
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

		answers(meeting);
		moves(meeting, helen, own, main);
		Person newChair = covers(meeting, helen, own);
		cancels(meeting, this.town.teams().as(newChair));
		assertNoTrace(meeting);
		assertThat(meeting.everything(meeting.mother)).doesNotContain(own.joinUrl());
	}

	private void answers(Meeting meeting) {
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
		assertThat(meeting.lastLetter(meeting.father).text()).contains(Dates.plainly(now), "stay the same");
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
		assertThat(meeting.lastLetter(meeting.father).text()).contains("now chairs the meeting");
		return chair;
	}

	private void cancels(Meeting meeting, TeamsUser chair) {
		counting("Cancelled", () -> {
			chair.says("change " + meeting.reference);
			chair.presses("Cancel the meeting");
			chair.presses("Next", Map.of("reason", "NOT_NEEDED"));
			chair.presses("Yes, cancel and tell them");
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
				.contains("1. Lee Marsh (Father)", "a meeting and link of their own", REASON,
						"you would be in two at once");
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
		movesByHand(entry, Duration.ofHours(1));
		isAsked(meeting, martin, "Lee Marsh (Father)", "I have not touched it");
		martin.presses("Keep the calendar's time");
		assertThat(martin.card().text()).as("an hour later the meeting is over").contains("not within the meeting");
		meeting.opens();
		martin.presses("Put ours back person 1");
		awaiting(() -> meeting.entriesOf(meeting.father).getFirst().start().equals(entry.start()));
		settles(meeting);
		assertThat(meeting.entriesOf(meeting.father).getFirst().joinUrl()).isEqualTo(own.joinUrl());
		assertThat(meeting.letters(meeting.father)).as("nothing is new to him").hasSize(1);
	}

	private void movesByHand(CalendarEntry entry, Duration later) {
		this.town.tenant().calendars().move(Northmere.CONFERENCES.address(), entry.id(), entry.start().plus(later));
	}

	/** The card that asks comes by itself. */
	private static Card isAsked(Meeting meeting, TeamsUser chair, String... words) {
		List<String> all = Stream
			.concat(Stream.of("Somebody changed an entry of " + meeting.reference), Stream.of(words))
			.toList();
		chair.awaits((_) -> asking(chair, all).isPresent(), A_MINUTE_AND_A_HALF);
		return asking(chair, all).orElseThrow();
	}

	private static Optional<Card> asking(TeamsUser chair, List<String> words) {
		return chair.chat()
			.fromBot()
			.reversed()
			.stream()
			.flatMap((message) -> message.cards().stream())
			.filter((card) -> words.stream().allMatch(card.text()::contains))
			.findFirst();
	}

	@Test
	void aMoveThatIsMadeWhileAnOwnEntryIsWrongReachesTheFatherOnceTheEntryIsPutRightByHand() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.VIRTUAL, () -> {
			martin.presses("Say how they take part", Map.of("apartWho", option(martin, "apartWho", "Lee Marsh")));
			martin.presses("Keep them apart", Map.of("apartManner", "OWN_LINK", "apartReason", REASON));
		});
		CalendarEntry entry = meeting.entriesOf(meeting.father).getFirst();
		movesByHand(entry, Duration.ofHours(2));
		isAsked(meeting, martin, "Their calendar has it on");
		LocalDateTime later = meeting.conference().startsAt().plusDays(1);
		changes(meeting, (conference) -> conference.moveTo(later));
		settles(meeting);
		assertThat(meeting.entriesOf(meeting.father).getFirst().start()).as("left alone while the chair is asked")
			.isEqualTo(entry.start().plus(Duration.ofHours(2)));
		assertThat(meeting.letters(meeting.father)).hasSize(1);
		movesByHand(meeting.entriesOf(meeting.father).getFirst(), Duration.ofHours(-2));
		awaiting(() -> meeting.entriesOf(meeting.father)
			.getFirst()
			.start()
			.equals(later.atZone(Dates.LONDON).toInstant()));
		awaiting(() -> meeting.lastLetter(meeting.father).text().contains(Dates.plainly(later)));
		martin.awaits((_) -> martin.card().text().contains("It stands as it should again"), A_MINUTE_AND_A_HALF);
	}

	@Test
	void theChairDecidesAboutAnOwnEntryThatSomebodyMovedOrDeletedAndSoDoesANewChair() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		TeamsUser amara = this.town.teams().as(Northmere.AMARA_DIALLO);
		amara.says("help");
		Meeting meeting = booked(martin, Way.VIRTUAL);
		LocalDateTime start = meeting.conference().startsAt();
		Instant begins = start.atZone(Dates.LONDON).toInstant();
		meeting.opens();
		martin.presses("Next",
				Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_TIME", "apartUntil",
						clock(start.plusMinutes(25)), "apartOther", meeting.invitee(meeting.mother), "apartOtherFrom",
						clock(start.plusMinutes(30)), "apartReason", REASON));
		confirms(meeting, martin);
		movesByHand(meeting.entriesOf(meeting.father).getFirst(), Duration.ofMinutes(5));
		isAsked(meeting, martin, Dates.inWords(start.plusMinutes(5)));
		assertThat(martin.card().text()).doesNotContain("Kim", "Mother");
		martin.presses("Keep the calendar's time");
		assertThat(martin.card().text()).contains("Their part takes the time from the calendar");
		settles(meeting);
		assertThat(meeting.lastLetter(meeting.father).text()).contains(Dates.plainly(start.plusMinutes(5)));
		movesByHand(meeting.entriesOf(meeting.father).getFirst(), Duration.ofMinutes(20));
		isAsked(meeting, martin, Dates.inWords(start.plusMinutes(25)));
		martin.presses("Keep the calendar's time");
		assertThat(martin.card().text()).contains("two people who must not meet would be in the meeting");
		martin.presses("Put ours back");
		awaiting(() -> meeting.entriesOf(meeting.father).getFirst().start().equals(begins.plusSeconds(300)));
		settles(meeting);
		this.town.tenant()
			.calendars()
			.deleteByHand(Northmere.CONFERENCES.address(), meeting.entriesOf(meeting.father).getFirst().id());
		Card martins = isAsked(meeting, martin, "not in the calendar any more");
		changes(meeting,
				(conference) -> conference.handTo(Invitee.named(Northmere.AMARA_DIALLO.displayName())
					.mailbox(new EmailAddress(Northmere.AMARA_DIALLO.address()))
					.agency("Northmere Council")
					.as(Role.CHAIR)
					.directoryId(Northmere.AMARA_DIALLO.id())
					.build(), Instant.EPOCH));
		Card amaras = isAsked(meeting, amara, "not in the calendar any more");
		martin.presses(martins, "Put it there anew", Map.of());
		assertThat(meeting.entriesOf(meeting.father)).as("it is not his to decide any more").isEmpty();
		amara.presses(amaras, "Put it there anew", Map.of());
		awaiting(() -> meeting.entriesOf(meeting.father)
			.stream()
			.anyMatch((entry) -> entry.start().equals(begins.plusSeconds(300))));
		settles(meeting);
		assertNoTrace(meeting);
	}

	private void changes(Meeting meeting, Consumer<Conference> change) {
		this.bot.part(TransactionOperations.class).executeWithoutResult((_) -> {
			Conference conference = this.bot.part(Conferences.class).locked(meeting.conference().id());
			change.accept(conference);
			this.bot.part(Conferences.class).save(conference);
		});
	}

	@Test
	void aFatherWhoIsInvitedAgainUnderACorrectedAddressIsKeptApartAsBeforeOnceTheChairHasSaidThatItIsHim() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.HYBRID);
		meeting.opens();
		String former = meeting.invitee(meeting.father);
		martin.presses("Next", Map.of("apartWho", former, "apartManner", "OWN_LINK", "apartOther",
				meeting.invitee(meeting.mother), "apartReason", REASON));
		confirms(meeting, martin);
		martin.says("change " + meeting.reference);
		martin.presses("Remove somebody");
		martin.presses("Next", Map.of("person", former));
		martin.presses("Confirm and tell them");
		settles(meeting);
		Meeting again = new Meeting(meeting.reference, meeting.mother, "corrected." + meeting.father, martin,
				this.town.clock().instant());
		martin.says("change " + meeting.reference);
		martin.presses("Invite somebody");
		martin.presses("Next", Map.of("name", "Lee Marsh", "email", again.father, "role", "FATHER"));
		assertThat(martin.card().text()).as(martin.chat().transcript())
			.contains("Somebody like this left this conference: Lee Marsh (Father) is kept apart");
		assertThat(again.mails(again.father)).as("nothing goes out before it is said").isEmpty();
		martin.presses("Next", Map.of("before", former));
		assertThat(martin.card().text()).contains("is this right?", "a meeting and link of their own");
		martin.presses("Confirm and tell them");
		settles(again);
		String main = again.conference().joinUrl().orElseThrow();
		assertThat(again.entriesOf(again.father)).singleElement()
			.satisfies((entry) -> assertThat(entry.joinUrl()).isNotNull().isNotEqualTo(main));
		assertThat(again.everything(again.father)).doesNotContain(main, Northmere.ALDER.displayName());
		assertThat(again.letters(again.mother)).as("nothing is new to her").hasSize(1);
		assertNoTrace(again);
	}

	@Test
	void theOutcomeAndWhoWasThereTellNeitherOfTheOther() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.VIRTUAL);
		meeting.opens();
		martin.presses("Next", Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_LINK",
				"apartOther", meeting.invitee(meeting.mother), "apartReason", REASON));
		confirms(meeting, martin);
		wereThere(meeting, martin);
		martin.says("outcome " + meeting.reference);
		martin.presses("Next: actions", Map.of("tookPlace", "true", "heldOn", TUESDAY.toLocalDate(), "decision",
				"child-protection-plan", "category", "NEGLECT", "reason", "The police could not come"));
		acts(martin, "Take the children to school each morning", "Lee Marsh");
		acts(martin, "Visit Kim Marsh at home every week", Northmere.SIAN_PUGH.displayName());
		acts(martin, "Write down how the children are each week", Northmere.SIAN_PUGH.displayName());
		martin.presses("Next: who is told");
		martin.presses("Next: see what goes out");
		assertThat(WholeOutcome.read(martin)).as(martin.chat().transcript())
			.contains("to Lee Marsh (Father)", "Held back from this letter: “Visit Kim Marsh at home every week”",
					"to Kim Marsh (Mother)", "Held back from this letter: “Take the children to school each morning”");
		martin.presses("Approve");
		Stream.of(meeting.father, meeting.mother).forEach((parent) -> {
			awaiting(() -> meeting.outcome(parent).isPresent());
			assertThat(meeting.outcome(parent).orElseThrow().html()).contains("Write down how the children are");
		});
		assertThat(meeting.outcome(meeting.father).orElseThrow().html()).contains("Take the children to school")
			.doesNotContain("Visit");
		assertThat(meeting.outcome(meeting.mother).orElseThrow().html()).contains("Visit Kim Marsh")
			.doesNotContain("Take the children");
		assertNoTrace(meeting);
	}

	/** Each in a meeting of their own; only the chair's cards know of both. */
	private void wereThere(Meeting meeting, TeamsUser martin) {
		Conference conference = meeting.conference();
		String main = conference.joinUrl().orElseThrow();
		Instant ten = conference.startsAt().atZone(Dates.LONDON).toInstant();
		var teams = this.town.tenant().onlineMeetings();
		teams.attends(main, Northmere.SIAN_PUGH, ten, ten.plusSeconds(3600));
		teams.attendsAsGuest(main, "Kim M", ten, ten.plusSeconds(3600));
		teams.attendsAsGuest(meeting.ownMeeting(main).joinUrl(), "Lee M", ten, ten.plusSeconds(1800));
		martin.says("status " + meeting.reference);
		martin.presses("Answers");
		assertThat(martin.card().text()).contains("Lee Marsh (Father)", "Kim Marsh (Mother)");
		martin.presses("On the day");
		martin.presses("Ask Teams who was there");
		martin.awaits(
				(_) -> Stream.of("Lee M", "Kim M")
					.allMatch((each) -> String.valueOf(martin.card().field("unknown").orElse(null)).contains(each)),
				A_MINUTE_AND_A_HALF);
		Map.of("Lee M", "Lee Marsh", "Kim M", "Kim Marsh")
			.forEach((unknown, who) -> martin.presses("Save who it was", Map.of("unknown",
					option(martin, "unknown", unknown), "whoItWas", option(martin, "whoItWas", who))));
		assertThat(martin.card().text()).contains("Lee Marsh (Father)", "Kim Marsh (Mother)", "(Teams)");
		TeamsUser sian = this.town.teams().as(Northmere.SIAN_PUGH);
		sian.says("help");
		Stream.of("answers.open", "answers.day")
			.forEach((verb) -> assertThat(sian
				.forges(verb, Map.of("convenor", Map.of("carries", Map.of("conference", conference.id().toString()))))
				.text()).doesNotContain("Kim", "Lee"));
	}

	private static void acts(TeamsUser chair, String what, String owner) {
		chair.presses("Add this action",
				Map.of("what", what, "owner", option(chair, "owner", owner), "due", TUESDAY.toLocalDate().plusDays(7)));
		assertThat(chair.card().text()).as(chair.chat().transcript()).contains(what);
	}

	@Test
	void whoIsAskedForAReportAndTakesPartAtATimeOfTheirOwnIsToldNoOther() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		Meeting meeting = booked(martin, Way.VIRTUAL, () -> {
			martin.presses("Say how they take part", Map.of("apartWho", option(martin, "apartWho", "Sam Reed")));
			Matcher from = Pattern.compile("The meeting is from (\\d\\d:\\d\\d)").matcher(martin.card().text());
			assertThat(from.find()).as(martin.card().text()).isTrue();
			martin.presses("Keep them apart", Map.of("apartManner", "OWN_TIME", "apartFrom",
					clock(LocalTime.parse(from.group(1)).plusMinutes(30)), "apartReason", REASON));
		});
		LocalDateTime start = meeting.conference().startsAt();
		String school = meeting.address("Sam Reed");
		assertThat(meeting.letters(school)).as("the invitation, and the request for a report").hasSize(2);
		assertThat(meeting.letters(school))
			.allSatisfy((letter) -> assertThat(letter.text()).contains(Dates.inWords(start.plusMinutes(30)))
				.doesNotContain(Dates.inWords(start)));
	}

	private static String option(TeamsUser user, String field, String title) {
		return user.card()
			.field(field)
			.orElseThrow(() -> new AssertionError(user.card().text()))
			.path("choices")
			.valueStream()
			.filter((each) -> each.path("title").asString().contains(title))
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
		assertThat(meeting.lastLetter(meeting.mother).text()).contains(Dates.plainly(start.plusMinutes(30)));
		assertNoTrace(meeting);
		assertThat(meeting.afterBooking(meeting.father)).doesNotContain(clock(start.plusMinutes(30)),
				Dates.plainly(start.plusMinutes(30).toLocalTime()));
		assertThat(meeting.afterBooking(meeting.mother)).doesNotContain(clock(start.plusMinutes(25)),
				Dates.plainly(start.plusMinutes(25).toLocalTime()));

		meeting.opens();
		martin.presses("No longer apart person 1");
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
	void theChairIsShownWhoTakesPartApartWhenSomebodyElseDecidedIt() {
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		TeamsUser joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		Meeting meeting = booked(martin, Way.VIRTUAL);
		int before = martin.chat().fromBot().size();
		joan.says("status " + meeting.reference);
		joan.presses("Keep people apart");
		joan.presses("Next",
				Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_TIME", "apartFrom",
						meeting.conference().startsAt().toLocalTime(), "apartUntil",
						meeting.conference().startsAt().plusMinutes(20).toLocalTime(), "apartReason", REASON));
		joan.presses("Confirm and tell them");
		martin.awaits((chat) -> chat.fromBot().size() > before, A_MINUTE_AND_A_HALF);
		assertThat(martin.card().text()).contains("Apart: Lee Marsh (Father)", "a time of their own");
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
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, martin)
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
		meeting.opens();
		martin.presses("Next", Map.of("apartWho", meeting.invitee(meeting.father), "apartManner", "OWN_LINK",
				"apartFrom", "", "apartReason", REASON));
		assertThat(martin.card().text()).contains("Is this right?");
		pressedBySomebodyElse(martin);
		assertThat(this.bot.part(Separations.class).of(meeting.conference().id())).isEmpty();
		assertThat(meeting.conference().arrangement()).isEqualTo(1);
	}

	/** With the very card of the chair, as it comes over the wire. */
	private void pressedBySomebodyElse(TeamsUser martin) {
		Map<String, Object> card = Map.of("convenor", Map.of("card", carried(martin, "card").asString(), "version",
				carried(martin, "version").asLong(), "carries", Map.of("separation", UUID.randomUUID().toString())));
		Stream.of(Northmere.AMARA_DIALLO, Northmere.SIAN_PUGH).map(this.town.teams()::as).forEach((stranger) -> {
			stranger.says("help");
			Stream
				.of("apart.confirm", "apart.say", "apart.back", "apart.end", "apart.put-back", "apart.leave",
						"by-hand.keep", "by-hand.put-back")
				.forEach((verb) -> assertThat(stranger.forges(verb, card).body().toString()).as(verb)
					.doesNotContain("Marsh", "molestation", "Done.", "Something went wrong"));
		});
		assertThat(martin.forges("by-hand.put-back", card).body().toString()).as("not on that card")
			.doesNotContain("Something went wrong");
	}

	private static JsonNode carried(TeamsUser user, String what) {
		return user.card().button("Confirm and tell them").orElseThrow().path("data").path("convenor").path(what);
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
		return clock(moment.toLocalTime());
	}

	private static String clock(LocalTime time) {
		return time.toString();
	}

	private void confirms(Meeting meeting, TeamsUser chair) {
		chair.presses("Confirm and tell them");
		String chairId = meeting.conference().chairId();
		assertThat(chair.chat()
			.fromBot()
			.stream()
			.flatMap((message) -> message.cardFor(chairId).stream())
			.filter((card) -> card.text().contains(meeting.reference))
			.map(Card::text)).as(chair.chat().transcript())
			.anyMatch((text) -> text.contains("Done. Each is told alone"));
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
		String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, way, this.town, chair)
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

		String address(String name) {
			return conference().invitees()
				.stream()
				.filter((each) -> each.name().equals(name))
				.findFirst()
				.orElseThrow()
				.address();
		}

		Optional<MailItem> outcome(String address) {
			return mails(address).stream().filter((mail) -> mail.subject().contains("outcome")).findFirst();
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
				.filter((mail) -> mail.meeting() == null && mail.subject().endsWith(this.reference)
						&& !mail.subject().contains("outcome"))
				.toList();
		}

		MailItem lastLetter(String address) {
			return letters(address).stream().max(java.util.Comparator.comparing(MailItem::at)).orElseThrow();
		}

	}

}
