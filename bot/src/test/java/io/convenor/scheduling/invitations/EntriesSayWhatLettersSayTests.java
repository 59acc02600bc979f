package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conference.Room;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.Response;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is changed, when all has arrived the entry in each person's calendar says what
 * the last letter to them says: when, in which room or by which link.
 */
@BookingTest
class EntriesSayWhatLettersSayTests {

	private static final String KIM = "kim@home.example";

	private static final String HELEN = "helen.okafor@northmere.example";

	private static final String SCHOOL = "office@school.example";

	private static final String LEE = "lee@elsewhere.example";

	private static final String REASON = "Threatened her at 14 Mill Lane";

	private static final Room ALDER = new Room(Northmere365.ALDER, "Alder Room, Shire Hall");

	private static final Room BEECH = new Room(Northmere365.BEECH, "Beech Room, Shire Hall");

	private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 2, 27, 13, 0);

	private static final Pattern PLACE = Pattern.compile("place in the room</strong>: <strong>([^<]*)<");

	private static final Pattern ASKED_FOR = Pattern.compile("asked for this room: <strong>([^<]*)<");

	private static final Pattern LINK = Pattern.compile("href=\"(https://teams[^\"]*)\"");

	private static final Pattern NUMBER = Pattern.compile("\\b020 [0-9 ]+[0-9]");

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Separations separations;

	@Autowired
	Deliveries deliveries;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
	}

	@AfterEach
	void letGo() {
		this.microsoft365.down = false;
	}

	@Test
	void whoHasATimeOfTheirOwnIsToldOfAnotherWayInTheirOwnEntryToo() {
		UUID id = booked();
		change(id, (conference) -> apart(conference, Manner.OWN_TIME));
		assertThat(ownEntry(settled(id)).htmlBody()).contains("place in the room", "Alder Room");
		assertThat(ownEntry(this.conferences.get(id))).satisfies((entry) -> {
			assertThat(entry.place()).isEqualTo(ALDER.name());
			assertThat(entry.room()).isNull();
		});
		change(id, (conference) -> conference.holdAs(Way.VIRTUAL, null));
		Conference now = settled(id);
		assertThat(lastLetter(KIM, now)).contains("Please do <strong>not</strong> come to");
		assertThat(ownEntry(now).place()).isEqualTo("Microsoft Teams Meeting");
		assertThat(ownEntry(now).htmlBody()).doesNotContain("Alder", "place in the room")
			.contains("on Microsoft Teams or by telephone", "https://teams.example/join/1");
		entriesSayWhatLettersSay(now);
	}

	@Test
	void whoHasATimeOfTheirOwnIsToldOfAnotherRoomInTheirOwnEntryToo() {
		UUID id = booked();
		change(id, (conference) -> apart(conference, Manner.OWN_TIME));
		settled(id);
		change(id, (conference) -> conference.meetIn(BEECH));
		Conference now = settled(id);
		assertThat(ownEntry(now).htmlBody()).contains("Beech Room").doesNotContain("Alder");
		assertThat(ownEntry(now).place()).isEqualTo(BEECH.name());
		entriesSayWhatLettersSay(now);
	}

	@Test
	void aRoomThatDeclinesIsInNobodysEntryAnyMore() {
		UUID id = booked();
		change(id, (conference) -> apart(conference, Manner.OWN_TIME));
		settled(id);
		int before = this.conferences.get(id).arrangement();
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.DECLINED);
		Awaitility.await().until(() -> this.conferences.get(id).arrangement() > before);
		Conference now = settled(id);
		assertThat(ownEntry(now).htmlBody()).contains("the room is still to be found").doesNotContain("Alder");
		assertThat(ownEntry(now).place()).doesNotContain("Alder");
		entriesSayWhatLettersSay(now);
	}

	@Test
	void whoStillHadTheirPartToComeWhenAllWasHeldIsToldAndTheRoomIsFree() {
		UUID id = booked();
		LocalDateTime begun = LocalDateTime.now(this.clock).truncatedTo(ChronoUnit.MINUTES).minusMinutes(5);
		change(id, (conference) -> {
			apart(conference, Manner.OWN_TIME);
			conference.moveTo(begun, 120);
		});
		assertThat(ownEntry(settled(id)).start()).isEqualTo(begun.plusMinutes(15));
		change(id, Conference::held);
		Conference now = settled(id);
		assertThat(entries(KIM, now)).isEmpty();
		assertThat(lastLetter(KIM, now)).contains("It was held earlier than planned");
		assertThat(lastLetter(HELEN, now)).doesNotContain("It was held earlier than planned");
		assertThat(entries(HELEN, now)).singleElement()
			.satisfies((entry) -> assertThat(entry.end()).isBefore(begun.plusMinutes(60)));
	}

	@Test
	void whoIsKeptApartIsNamedInNoEntryAndInNoLetterToTheOther() {
		UUID id = booked();
		change(id, (conference) -> conference.invite(lee()));
		settled(id);
		change(id, (conference) -> apart(conference, Manner.OWN_TIME));
		entriesSayWhatLettersSay(settled(id));
		change(id, (conference) -> apart(conference, Manner.OWN_LINK));
		entriesSayWhatLettersSay(settled(id));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void afterAnySequenceOfChangesEachEntrySaysWhatTheLastLetterSays(long seed) {
		Random random = new Random(seed);
		UUID id = booked();
		for (int step = 0; step < 6; step++) {
			this.microsoft365.down = random.nextInt(4) == 0;
			int kind = random.nextInt(10);
			if (kind == 9) {
				answersOtherwise(random);
			}
			else {
				change(id, (conference) -> something(conference, kind, random));
			}
			if (random.nextBoolean()) {
				this.microsoft365.down = false;
				settled(id);
			}
		}
		this.microsoft365.down = false;
		entriesSayWhatLettersSay(settled(id));
	}

	private void answersOtherwise(Random random) {
		this.microsoft365.roomAnswers.put(random.nextBoolean() ? Northmere365.ALDER : Northmere365.BEECH,
				random.nextBoolean() ? Response.ACCEPTED : Response.DECLINED);
	}

	private void something(Conference conference, int kind, Random random) {
		switch (kind) {
			case 0, 1 -> conference.moveTo(FRIDAY.plusHours(random.nextInt(3)), 60 + 15 * random.nextInt(4));
			case 2, 3 -> {
				Way way = List.of(Way.HYBRID, Way.VIRTUAL, Way.FACE_TO_FACE).get(random.nextInt(3));
				conference.holdAs(way, random.nextBoolean() ? ALDER : BEECH);
			}
			case 4 -> {
				if (conference.way().inARoom()) {
					conference.meetIn(random.nextBoolean() ? ALDER : BEECH);
				}
			}
			case 5 -> {
				if (conference.way() == Way.HYBRID) {
					conference.place(kim(conference).id(),
							random.nextBoolean() ? Invitee.Place.ROOM : Invitee.Place.TEAMS);
				}
			}
			case 6 -> apart(conference, random.nextBoolean() ? Manner.OWN_TIME : Manner.OWN_LINK);
			case 7 -> together(conference);
			default -> conference.invited(SCHOOL)
				.ifPresentOrElse((there) -> conference.uninvite(there.id(), this.clock.instant()),
						() -> conference.invite(school()));
		}
	}

	private void apart(Conference conference, Manner manner) {
		this.separations.begin(conference, new Part(kim(conference).id(), manner, (manner == Manner.OWN_TIME) ? 15 : 0,
				null, conference.invited(LEE).map(Invitee::id).orElse(null)), REASON, Northmere365.HELEN);
		conference.arrangeApart(kim(conference).id());
	}

	private void together(Conference conference) {
		this.separations.of(conference.id()).stream().filter(Separation::takesPart).forEach((each) -> {
			this.separations.end(each, Northmere365.HELEN);
			conference.arrangeApart(each.invitee());
		});
	}

	private static Invitee kim(Conference conference) {
		return conference.invited(KIM).orElseThrow();
	}

	private static Invitee lee() {
		return Invitee.named("Lee Tanner").mailbox(new EmailAddress(LEE)).as(Role.FATHER).build();
	}

	private static Invitee school() {
		return Invitee.named("Rita Shah")
			.mailbox(new EmailAddress(SCHOOL))
			.agency("Hill School")
			.as(Role.SCHOOL)
			.build();
	}

	private UUID booked() {
		Chair helen = Chair.helen(this.bookings);
		helen.plansAHybrid();
		helen.takesTheFirstSlot();
		UUID id = helen.confirms();
		settled(id);
		return id;
	}

	private void change(UUID id, Consumer<Conference> what) {
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(id);
			what.accept(conference);
			this.conferences.save(conference);
		});
	}

	/** The calendar is read again and again, so what a room answered is seen as well. */
	private Conference settled(UUID id) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			Conference conference = this.conferences.get(id);
			return conference.inCalendar() == conference.arrangement()
					&& conference.roomAnswer().filter(Conference.RoomAnswer.WAITING::equals).isEmpty()
					&& this.deliveries.about(id).stream().allMatch(Delivery::settled)
					&& this.conferences.get(id).arrangement() == conference.arrangement()
					&& conference.roomAnswer().equals(whatTheRoomSays(conference));
		});
		return this.conferences.get(id);
	}

	private Optional<Conference.RoomAnswer> whatTheRoomSays(Conference conference) {
		return conference.roomAnswer()
			.map((answer) -> (answer == Conference.RoomAnswer.DECLINED || this.microsoft365.roomAnswers
				.get(conference.room().orElseThrow().address()) == Response.DECLINED) ? Conference.RoomAnswer.DECLINED
						: answer);
	}

	private void entriesSayWhatLettersSay(Conference conference) {
		conference.invitees().forEach((invitee) -> {
			List<MeetingRequest> entries = entries(invitee.address(), conference);
			String letter = says(lastLetter(invitee.address(), conference));
			if (invitee.role() != Role.CHAIR) {
				assertThat(entries).as(invitee.address()).hasSize(1);
			}
			MeetingRequest entry = entries.stream()
				.filter((each) -> !isOwn(each) || invitee.address().equals(KIM))
				.findFirst()
				.orElseThrow();
			assertThat(letter).as(invitee.address()).contains(times(entry, invitee.family()));
			assertThat(entry.htmlBody()).contains(times(entry, invitee.family() && isOwn(entry)));
			String place = found(PLACE, letter);
			if (isOwn(entry)) {
				assertThat(facts(entry.htmlBody(), entry.online())).as("%s%n%s", letter, entry.htmlBody())
					.isEqualTo(facts(letter, entry.online()));
			}
			else if (!place.isEmpty()) {
				assertThat(String.valueOf(entry.room())).contains(place);
				assertThat(entry.htmlBody()).contains(place);
			}
			else if (letter.contains("still to be found")) {
				assertThat(entry.room()).isNull();
				assertThat(entry.htmlBody()).contains("still to be found").doesNotContain("Alder", "Beech");
			}
			if (!found(LINK, letter).isEmpty()) {
				assertThat(entry.online() || entry.htmlBody().contains(found(LINK, letter))).isTrue();
			}
		});
		this.microsoft365.booked.values()
			.forEach((entry) -> assertThat(entry.attendees())
				.allMatch((each) -> conference.invited(each.address()).isPresent()));
		nobodyIsNamed(conference);
	}

	/**
	 * Nothing that was typed about anybody stands in an entry, which whoever looks at a
	 * calendar reads, or in a letter to family, who are kept from some.
	 */
	private void nobodyIsNamed(Conference conference) {
		this.microsoft365.booked.values()
			.stream()
			.filter((entry) -> entry.subject().equals(conference.reference().value()))
			.forEach((entry) -> typed(conference, List.of()).forEach(
					(word) -> assertThat(entry.subject() + " " + entry.htmlBody() + " " + entry.room()).as("an entry")
						.doesNotContainPattern(word)));
		conference.everybodyEver()
			.stream()
			.filter(Invitee::family)
			.forEach(
					(reader) -> typed(conference, List.of(reader.id(), conference.chair().id()))
						.forEach((word) -> this.microsoft365.sent.stream()
							.filter((mail) -> mail.to().equals(reader.address()))
							.filter((mail) -> mail.subject().contains(conference.reference().value()))
							.forEach((mail) -> assertThat(mail.subject() + " " + mail.htmlBody())
								.as("a letter to family")
								.doesNotContainPattern(word))));
	}

	private static List<String> typed(Conference conference, List<UUID> but) {
		return Stream
			.concat(Stream.of(REASON, conference.caseReferences().getFirst()),
					conference.everybodyEver()
						.stream()
						.filter((each) -> !but.contains(each.id()))
						.flatMap((each) -> Stream.concat(Stream.of(each.address()), Stream.of(each.name().split(" ")))))
			.filter((word) -> conference.everybodyEver()
				.stream()
				.noneMatch((each) -> but.contains(each.id()) && each.name().contains(word)))
			.map((word) -> "(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})")
			.toList();
	}

	/** The family reads the time as they say it. */
	private static List<String> times(MeetingRequest entry, boolean plainly) {
		return plainly ? List.of(Dates.plainly(entry.start()), Dates.plainly(entry.end().toLocalTime()))
				: List.of(Dates.inWords(entry.start()), "%tR".formatted(entry.end()));
	}

	/** What a text says of where and how, without the link where Teams writes that. */
	private static List<String> facts(String html, boolean online) {
		return List.of(found(PLACE, html), found(ASKED_FOR, html),
				String.valueOf(html.contains("the room is still to be found")), online ? "" : found(LINK, html),
				online ? "" : found(NUMBER, html.replaceAll("01632 960000", "")));
	}

	private static String found(Pattern pattern, String html) {
		Matcher matcher = pattern.matcher(html);
		return matcher.find() ? matcher.group(matcher.groupCount()) : "";
	}

	/** How things stand by a letter, without what was before. */
	private static String says(String letter) {
		int changed = letter.indexOf("What has changed");
		return (changed < 0) ? letter : letter.substring(letter.indexOf("</ul>", changed));
	}

	private static boolean isOwn(MeetingRequest entry) {
		return entry.htmlBody().contains("An email of your own says more");
	}

	private MeetingRequest ownEntry(Conference conference) {
		return entries(KIM, conference).stream().filter(EntriesSayWhatLettersSayTests::isOwn).findFirst().orElseThrow();
	}

	private List<MeetingRequest> entries(String address, Conference conference) {
		return this.microsoft365.booked.values()
			.stream()
			.filter((entry) -> entry.subject().equals(conference.reference().value()))
			.filter((entry) -> entry.attendees().stream().anyMatch((each) -> each.address().equals(address)))
			.toList();
	}

	private String lastLetter(String address, Conference conference) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.subject().contains(conference.reference().value()) && mail.to().equals(address))
			.reduce((_, later) -> later)
			.map(Mail::htmlBody)
			.orElse("");
	}

}
