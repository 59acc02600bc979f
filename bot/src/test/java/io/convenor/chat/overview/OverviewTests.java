package io.convenor.chat.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.Arguments;
import io.convenor.chat.CardViews;
import io.convenor.chat.Command;
import io.convenor.chat.Place;
import io.convenor.chat.Screen;
import io.convenor.chat.Speaker;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.booking.BookingChatTest;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Viewer;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@BookingChatTest
class OverviewTests {

	@Autowired
	Turns turns;

	@Autowired
	CardViews views;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Progress progress;

	@Autowired
	Sections sections;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@MockitoBean
	CardScreen cardScreen;

	Screen helen;

	@BeforeEach
	void noConferences() {
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.helen = new Screen(this.turns, this.views, Northmere365.HELEN);
	}

	@Test
	void withoutConferencesTheChairIsToldHowToBookOne() {
		assertThat(this.helen.says("conferences").words())
			.isEqualTo("You have no conferences coming up. Type schedule to book one.");
		assertThat(this.helen.saysInAChannel("conferences").words())
			.isEqualTo("You have no conferences coming up. Type schedule in our private chat to book one.");
	}

	@Test
	void theComingConferencesAreListedByDateWithWhatIsOutstanding() {
		Conference later = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 5, 14, 0));
		Conference sooner = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		Conference past = booked(Northmere365.HELEN, LocalDateTime.of(2026, 2, 3, 10, 0));
		Conference martins = booked(Northmere365.MARTIN, LocalDateTime.of(2026, 3, 4, 10, 0));
		String words = this.helen.says("conferences").words();
		assertThat(words).containsSubsequence("Tuesday 3 March 2026, 10:00, " + sooner.reference(),
				"Initial child protection conference, virtual, on Teams. Outstanding: invitation not sent; reports: 1 of 2 received.",
				"[Open " + sooner.reference() + "]", "Thursday 5 March 2026, 14:00, " + later.reference());
		assertThat(words).doesNotContain(past.reference().value(), martins.reference().value(), "M-1234", "Marsh");
	}

	@Test
	void aLongListHasAWayToTheLaterOnesAndBack() {
		List<String> references = IntStream.range(0, 18)
			.mapToObj((i) -> booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 2, 9, 0).plusDays(i)))
			.map((each) -> each.reference().value())
			.toList();
		assertThat(this.helen.says("conferences").words()).contains("1 to 8 of 18").contains(references.subList(0, 8));
		assertThat(this.helen.presses("Next page").presses("Next page").words()).contains("17 to 18 of 18")
			.contains(references.subList(16, 18))
			.doesNotContain(references.get(15), "[Next page]");
		assertThat(this.helen.presses("Page before").words()).contains("9 to 16 of 18")
			.contains(references.subList(8, 16));
	}

	@Test
	void eachConferenceOfTheListIsOpenedByAPress() {
		Conference sooner = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		Conference later = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 5, 14, 0));
		assertThat(this.helen.says("conferences").buttons()).containsExactly("Open " + sooner.reference(),
				"Open " + later.reference());
		assertThat(this.helen.presses("Open " + later.reference()).words())
			.contains(later.reference() + ": Thursday 5 March 2026, 14:00");
		assertThat(this.helen.presses("Your conferences").buttons()).contains("Open " + sooner.reference());
	}

	@Test
	void aButtonOfTheListOpensNothingForAnotherChair() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		Screen martin = this.helen.says("conferences").inTheHandsOf(Northmere365.MARTIN);
		assertThat(martin.refused("Open " + conference.reference())).contains("That conference is not one of yours");
	}

	@Test
	void inAChannelALongListSaysWhereTheLaterOnesAre() {
		IntStream.range(0, 18)
			.forEach((i) -> booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 2, 9, 0).plusDays(i)));
		assertThat(this.helen.saysInAChannel("conferences").words())
			.contains("And 3 later ones: type conferences in our private chat to see them.");
	}

	@Test
	void inAChannelTheListHoldsReferencesOnly() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		assertThat(this.helen.saysInAChannel("conferences").words()).contains(conference.reference() + ": booked")
			.doesNotContain("Initial", "March", "M-1234", "Marsh");
	}

	@Test
	void anAllegationsMeetingIsShownInPrivateAloneAndInAChannelLikeOneThatDoesNotExist() {
		Conference meeting = booked(SomeKinds.ALLEGATIONS_MEETING, Northmere365.HELEN,
				LocalDateTime.of(2026, 3, 3, 10, 0));
		assertThat(this.helen.says("conferences").words()).contains(meeting.reference().value());
		assertThat(this.helen.says("status " + meeting.reference()).words()).contains("Allegations meeting");
		assertThat(this.helen.saysInAChannel("conferences").words()).contains("You have no conferences coming up");
		assertThat(this.helen.saysInAChannel("status").words()).contains("You have no conference coming up");
		String words = this.helen.saysInAChannel("status " + meeting.reference()).words();
		String nobodys = this.helen.saysInAChannel("status CP-22223").words();
		assertThat(words.replace(meeting.reference().value(), "CP-22223")).isEqualTo(nobodys)
			.isEqualTo("I know no conference of yours with the reference CP-22223 that I may show here. "
					+ "Ask me in our private chat.");
	}

	@Test
	void statusShowsTheConferenceInPrivate() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		assertThat(this.helen.says("status " + conference.reference().value().toLowerCase(Locale.ROOT)).words())
			.contains(conference.reference() + ": Tuesday 3 March 2026, 10:00", "People: 2",
					"Last lawful date: Thursday 5 March 2026", "Reports: 1 of 2 received")
			.doesNotContain("Kim Marsh", "M-1234");
		assertThat(this.helen.presses("People").words()).contains("Kim Marsh (Mother)");
		assertThat(this.helen.presses("Back to the conference").presses("Details").words())
			.contains("Case reference: M-1234", "Late: Ann Bell's school");
	}

	@Test
	void sixtyPeopleWithLongNamesStandOnPagesThatFit() {
		Conference conference = booked(SomeKinds.INITIAL_CONFERENCE, Northmere365.HELEN,
				LocalDateTime.of(2026, 3, 3, 10, 0),
				Stream
					.concat(Stream.of(chair(Northmere365.HELEN)),
							IntStream.range(1, 60)
								.mapToObj((i) -> Invitee.named(i + " " + "Øø".repeat(45))
									.mailbox(new EmailAddress("person" + i + "@home.example"))
									.agency("Æ".repeat(90))
									.as(Role.OTHER_PROFESSIONAL)
									.build()))
					.toList());
		this.helen.says("status " + conference.reference()).presses("People");
		for (int page = 0; page < 4; page++) {
			assertThat(this.helen.json().toString()).hasSizeLessThan(20_000);
			this.helen.presses("Next page");
		}
		assertThat(this.helen.refreshed().words()).contains("49 to 60 of 60", "59 Øø");
		assertThat(this.helen.json().toString()).hasSizeLessThan(20_000);
	}

	@Test
	void inAChannelStatusShowsReferenceStatusAndCountsAlone() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		String words = this.helen.saysInAChannel("status " + conference.reference()).words();
		assertThat(words).contains(conference.reference().value(), "Status: booked", "2 people", "Emails sent: 0 of 0",
				"Reports: 1 of 2 received");
		assertThat(words + this.helen.json()).doesNotContain("M-1234", "Marsh", "Okafor", "Initial", "March",
				"Ann Bell");
	}

	@Test
	void statusWithoutAReferenceIsTheNextConference() {
		booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 5, 14, 0));
		Conference next = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		assertThat(this.helen.says("status").words()).contains(next.reference() + ": Tuesday 3 March 2026");
	}

	@Test
	void statusWithoutAReferenceAndWithoutAConferenceSaysWhatToDo() {
		assertThat(this.helen.says("status").words()).startsWith("You have no conference coming up.");
	}

	@Test
	void anotherChairsReferenceIsAnsweredLikeOneThatDoesNotExist() {
		Conference martins = booked(Northmere365.MARTIN, LocalDateTime.of(2026, 3, 3, 10, 0));
		String theirs = this.helen.says("status " + martins.reference()).words();
		String nobodys = this.helen.says("status CP-22223").words();
		assertThat(theirs.replace(martins.reference().value(), "CP-22223")).isEqualTo(nobodys)
			.isEqualTo("I know no conference of yours with the reference CP-22223. Type conferences to see yours.");
	}

	@Test
	void whatHasNothingToShowIsSaidWhenItIsTyped() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		Command door = this.sections.read("door", "Show who comes in", (_) -> Optional.empty(), "at-the-door");
		Turn turn = new Turn(new Speaker(Northmere365.HELEN, "Helen"), new Place.Personal("personal"), "", Locale.UK,
				"1", Instant.EPOCH);
		Arguments typed = new Arguments(conference.reference().value());
		assertThatThrownBy(() -> door.handle(turn, typed)).isInstanceOf(Refused.class)
			.hasMessageContaining("There is nothing of that kind for " + conference.reference());
	}

	@Test
	void somethingThatIsNoReferenceIsToldSo() {
		assertThat(this.helen.says("status of everything").words())
			.isEqualTo("I see no reference there. Write it like this: status CP-7F3KM. Type conferences to see yours.");
	}

	@Test
	void whatOtherRoomsSendIsShownByRecipient() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		Invitee mother = conference.invitees().getLast();
		enqueue(conference, "report-request/1", mother);
		enqueue(conference, "report-request/2", "Hill School");
		assertThat(this.helen.says("status " + conference.reference()).presses("People").words())
			.contains("Kim Marsh (Mother): report request on its way");
		assertThat(this.helen.presses("Back to the conference").presses("Details").words())
			.contains("Hill School: report request on its way");
	}

	@Test
	void ofTwoPeopleOfOneNameEachHasTheirOwn() {
		Invitee chair = chair(Northmere365.HELEN);
		Invitee one = mother();
		Invitee other = mother();
		Conference conference = booked(SomeKinds.INITIAL_CONFERENCE, Northmere365.HELEN,
				LocalDateTime.of(2026, 3, 3, 10, 0), List.of(chair, one, other));
		enqueue(conference, "report-request/1", other);
		Progress.SoFar soFar = this.progress.of(conference);
		assertThat(soFar.person(one)).isEqualTo("to be invited");
		assertThat(soFar.person(other)).isEqualTo("report request on its way");
		assertThat(soFar.elsewhere()).isEmpty();
	}

	@Test
	void theVersionGrowsWithEveryChangeTheCardWouldShow() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		String subject = conference.id().toString();
		long first = this.views.of("conference", subject, Viewer.person(Northmere365.HELEN))
			.found()
			.orElseThrow()
			.version();
		enqueue(conference, "report-request/1", "Hill School");
		long second = this.views.of("conference", subject, Viewer.person(Northmere365.HELEN))
			.found()
			.orElseThrow()
			.version();
		this.jdbc.sql("update delivery set moves = 1, state = 'FAILED' where subject = ?")
			.param(conference.id())
			.update();
		long third = this.views.of("conference", subject, Viewer.person(Northmere365.HELEN))
			.found()
			.orElseThrow()
			.version();
		this.jdbc.sql("update delivery set moves = 2, state = 'SENT' where subject = ?")
			.param(conference.id())
			.update();
		long fourth = this.views.of("conference", subject, Viewer.person(Northmere365.HELEN))
			.found()
			.orElseThrow()
			.version();
		assertThat(List.of(first, second, third, fourth)).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void lookingAgainIsForTheChairAlone() {
		Conference conference = booked(Northmere365.HELEN, LocalDateTime.of(2026, 3, 3, 10, 0));
		this.helen.says("status " + conference.reference());
		assertThat(this.helen.presses("Look again").words()).contains(conference.reference().value());
	}

	private void enqueue(Conference conference, String name, String recipient) {
		this.transaction.executeWithoutResult((_) -> this.deliveries.enqueue(parcel(conference, name, recipient)));
	}

	private void enqueue(Conference conference, String name, Invitee invitee) {
		this.transaction.executeWithoutResult(
				(_) -> this.deliveries.enqueue(parcel(conference, name, invitee.described()).to(invitee.id())));
	}

	private static Parcel parcel(Conference conference, String name, String recipient) {
		return Parcel
			.of(conference.id() + "/" + name, conference.id(), recipient,
					new IndividualMail("cp.reports@northmere.example", "school@hill.example", "Hill School",
							conference.reference().value(), "<p>Hello</p>"))
			.notBefore(Instant.parse("2027-01-01T00:00:00Z"));
	}

	private Conference booked(String chairId, LocalDateTime start) {
		return booked(SomeKinds.INITIAL_CONFERENCE, chairId, start);
	}

	private Conference booked(Kind kind, String chairId, LocalDateTime start) {
		return booked(kind, chairId, start, List.of(chair(chairId), mother()));
	}

	private static Invitee chair(String id) {
		return Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(id)
			.build();
	}

	private static Invitee mother() {
		return Invitee.named("Kim Marsh")
			.mailbox(new EmailAddress(UUID.randomUUID() + "@home.example"))
			.as(Role.MOTHER)
			.build();
	}

	private Conference booked(Kind kind, String chairId, LocalDateTime start, List<Invitee> people) {
		return this.conferences.save(Conference.book(
				new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL, chairId, SomeRules.WOKINGHAM,
						LocalDate.of(2026, 2, 12), start, 90, "conferences@northmere.example", null, people),
				Instant.EPOCH));
	}

}
