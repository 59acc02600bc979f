package io.convenor.scheduling.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;

import static org.assertj.core.api.Assertions.assertThat;

/** A chair invites people from an earlier conference, or from a table. */
@BookingTest
class SeveralPeopleAtOnceTests {

	private static final String KIM = "kim@home.example";

	private static final String LEE = "lee@elsewhere.example";

	private static final String ANN = "ann@elsewhere.example";

	@Autowired
	Bookings bookings;

	@Autowired
	BookingProspects prospects;

	@Autowired
	Conferences conferences;

	@Autowired
	Separations separations;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	Northmere365 northmere365;

	@Autowired
	JdbcClient jdbc;

	Chair helen;

	@BeforeEach
	void noConferencesYet() {
		this.northmere365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.jdbc.sql("update child set case_reference = 'before'").update();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void everybodyInTheTableIsAddedAndTheRestStaysToBePutRight() {
		this.helen.isAtPeople(Way.VIRTUAL);
		imports("""
				Name,Email,Agency,Role
				Kim Marsh,kim@home.example,,Mother
				Lee Marsh,lee.home.example,,Father
				Kim Again,kim@home.example,,Relative
				Sam Reed,sam@hillside.example,Hillside School,School""");
		assertThat(this.helen.booking().guests()).extracting(Booking.Guest::name)
			.containsExactly("Helen Okafor", "Kim Marsh", "Sam Reed");
		assertThat(this.helen.booking().plan().notice()).startsWith("2 people were added. 2 rows were not");
		assertThat(this.helen.problem("network-row-3")).isEqualTo("Row 3: “lee.home.example” is not an email address.");
		assertThat(this.helen.problem("network-row-4")).startsWith("Row 4: Kim Marsh (Mother) is on the list already");
		String left = this.helen.booking().plan().form().typed().get(BookingFields.NETWORK);
		assertThat(left.lines()).containsExactly("Name,Email,Agency,Role", "Lee Marsh,lee.home.example,,Father",
				"Kim Again,kim@home.example,,Relative");
		imports(left.replace("lee.home", "lee@home").replace("kim@", "kim.again@"));
		assertThat(this.helen.booking().guests()).hasSize(5);
		assertThat(this.helen.booking().plan().form().typed()).doesNotContainKey(BookingFields.NETWORK);
	}

	@Test
	void aTableTooLongForOneConferenceFillsItAndSaysWhoIsLeft() {
		this.helen.isAtPeople(Way.VIRTUAL);
		imports("Name,Email,Role\n" + IntStream.range(0, 80)
			.mapToObj((i) -> "Person %d,person%d@home.example,Relative".formatted(i, i))
			.collect(Collectors.joining("\n")));
		assertThat(this.helen.booking().guests()).hasSize(60);
		assertThat(this.helen.booking().plan().notice()).startsWith("59 people were added. 21 rows were not");
		assertThat(this.helen.booking().plan().form().problems()).hasSize(13)
			.containsEntry("network-rows",
					"More rows were not understood. Put these right first; the others are told next time.");
	}

	@Test
	void aTextThatIsNoTableAddsNobodyAndIsKept() {
		this.helen.isAtPeople(Way.VIRTUAL);
		imports("please invite the usual people");
		assertThat(this.helen.booking().guests()).hasSize(1);
		assertThat(this.helen.problem(BookingFields.NETWORK)).startsWith("The first row must name the columns");
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.NETWORK,
				"please invite the usual people");
	}

	@Test
	void thePeopleOfTheLastConferenceOfTheCaseAreInvitedAgain() {
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		Conference last = this.conferences.get(this.helen.confirms());
		Chair again = Chair.helen(this.bookings);
		again.does(this.bookings::about, Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.WAY, "VIRTUAL"),
				BookingFields.CASE_REFERENCE, last.caseReferences().getFirst()));
		assertThat(this.prospects.of(again.booking()).earlier()).singleElement().satisfies((earlier) -> {
			assertThat(earlier.reference()).isEqualTo(last.reference().value());
			assertThat(earlier.sameCase()).isTrue();
		});
		again.does(this.bookings::copy, Map.of(BookingFields.EARLIER, last.reference().value()));
		assertThat(again.booking().guests()).extracting(Booking.Guest::role)
			.containsExactly(Role.CHAIR, Role.SOCIAL_WORKER, Role.MOTHER);
		assertThat(again.booking().guests()).noneMatch(Booking.Guest::asksForPlace);
		again.does(this.bookings::copy, Map.of(BookingFields.EARLIER, last.reference().value()));
		assertThat(again.booking().guests()).hasSize(3);
		assertThat(again.booking().plan().notice()).isEqualTo("Everybody of that conference is on the list already.");
	}

	@Test
	void whoWasKeptApartAtTheLastConferenceIsSoAgainAndWhoWasNotInvitedIsNotCopied() {
		Conference last = bookedWithBothParents();
		keepsTheFatherApart(last);
		excludesTheGrandmother(last);
		Chair again = nextOf(Northmere365.HELEN, last);
		again.does(this.bookings::copy, Map.of(BookingFields.EARLIER, last.reference().value()));
		Booking.Guest father = guest(again, LEE);
		assertThat(father.apart()).isNotNull().satisfies((apart) -> {
			assertThat(apart.manner()).isEqualTo(Separation.Manner.OWN_LINK);
			assertThat(apart.apartFrom()).isEqualTo(guest(again, KIM).id());
			assertThat(apart.reason()).isEqualTo("An order");
		});
		assertThat(again.booking().plan().notice()).contains("Kept apart from others then, and so again now: Lee Marsh",
				"Not invited to any part then, and so not copied: Ann Marsh");
		assertThat(again.booking().guests()).extracting(Booking.Guest::name).doesNotContain("Ann Marsh");
		again.does(this.bookings::people, Map.of());
		again.does(this.bookings::look, Map.of());
		again.takesTheFirstSlot();
		Conference next = this.conferences.get(again.confirms());
		assertThat(this.separations.of(next.id())).singleElement().satisfies((each) -> {
			assertThat(each.invitee()).isEqualTo(id(next, LEE));
			assertThat(each.apartFrom()).isEqualTo(id(next, KIM));
		});
	}

	@Test
	void whoIsOnTheListAlreadyIsKeptApartAsThenAndTheChairIsToldOfWhoWasNotInvitedThen() {
		Conference last = bookedWithBothParents();
		keepsTheFatherApart(last);
		excludesTheGrandmother(last);
		Chair again = nextOf(Northmere365.HELEN, last);
		again.adds("Lee Marsh", LEE, Role.FATHER);
		again.adds("Ann Marsh", ANN, Role.RELATIVE);
		again.does(this.bookings::copy, Map.of(BookingFields.EARLIER, last.reference().value()));
		assertThat(guest(again, LEE).apart()).isNotNull();
		assertThat(again.booking().plan().notice()).contains("But on the list: Ann Marsh (Relative). Remove them");
	}

	@Test
	void afterACoverTheCasesLastConferenceIsStillFoundByWhoRanItButNotByOthers() {
		Conference last = bookedWithBothParents();
		assertThat(offered(Northmere365.MARTIN, last)).isEmpty();
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(last.id());
			held.handTo(Invitee.named("Martin Hale")
				.mailbox(new EmailAddress("martin.hale@northmere.example"))
				.agency("Northmere")
				.as(Role.CHAIR)
				.directoryId(Northmere365.MARTIN)
				.build(), Instant.EPOCH);
			this.conferences.save(held);
		});
		assertThat(offered(Northmere365.HELEN, last)).containsExactly(last.reference().value());
		assertThat(offered(Northmere365.MARTIN, last)).containsExactly(last.reference().value());
	}

	private List<String> offered(String chair, Conference last) {
		return this.prospects.of(nextOf(chair, last).booking())
			.earlier()
			.stream()
			.map(Prospect.Earlier::reference)
			.toList();
	}

	private Conference bookedWithBothParents() {
		this.helen.isAtPeople(Way.VIRTUAL);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", KIM, Role.MOTHER);
		this.helen.adds("Lee Marsh", LEE, Role.FATHER);
		this.helen.adds("Ann Marsh", ANN, Role.RELATIVE);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of());
		this.helen.takesTheFirstSlot();
		return this.conferences.get(this.helen.confirms());
	}

	private Chair nextOf(String chair, Conference last) {
		Chair again = new Chair(this.bookings, chair);
		again.does(this.bookings::about,
				Chair.with(
						Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.WAY, "VIRTUAL"),
								BookingFields.CASE_REFERENCE, last.caseReferences().getFirst()),
						BookingFields.KIND, SomeKinds.FIRST_REVIEW_CONFERENCE.name()));
		assertThat(again.booking().step()).isEqualTo(Booking.Step.PEOPLE);
		return again;
	}

	private static Booking.Guest guest(Chair chair, String address) {
		return chair.booking()
			.guests()
			.stream()
			.filter((each) -> each.address().equals(address))
			.findFirst()
			.orElseThrow();
	}

	private void keepsTheFatherApart(Conference conference) {
		this.transaction.executeWithoutResult((_) -> this.separations.begin(conference,
				new Separations.Part(id(conference, LEE), Separation.Manner.OWN_LINK, 0, null, id(conference, KIM)),
				"An order", Northmere365.HELEN));
	}

	private void excludesTheGrandmother(Conference conference) {
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			UUID ann = id(held, ANN);
			this.separations.begin(held, new Separations.Part(ann, Separation.Manner.EXCLUDED, 0, null, null),
					"A threat", Northmere365.HELEN);
			held.uninvite(ann, Instant.EPOCH);
			this.conferences.save(held);
		});
	}

	private static UUID id(Conference conference, String address) {
		return conference.invitees()
			.stream()
			.filter((each) -> each.address().equals(address))
			.findFirst()
			.orElseThrow()
			.id();
	}

	@Test
	void anotherChairsPeopleCannotBeCopied() {
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		Conference helens = this.conferences.get(this.helen.confirms());
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		martin.isAtPeople(Way.VIRTUAL);
		assertThat(this.prospects.of(martin.booking()).earlier()).isEmpty();
		martin.does(this.bookings::copy, Map.of(BookingFields.EARLIER, helens.reference().value()));
		assertThat(martin.booking().guests()).hasSize(1);
		assertThat(martin.problem(BookingFields.EARLIER))
			.isEqualTo("That choice is not on offer. Please choose again.");
	}

	@Test
	void anAllegationsMeetingLendsAndBorrowsNobody() {
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		Chair again = Chair.helen(this.bookings);
		again.does(this.bookings::about, Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.WAY, "VIRTUAL"),
				BookingFields.KIND, SomeKinds.ALLEGATIONS_MEETING.name()));
		assertThat(this.prospects.of(again.booking()).earlier()).isEmpty();
		again.does(this.bookings::copy, Map.of(BookingFields.EARLIER, conference.reference().value()));
		assertThat(again.booking().guests()).hasSize(1);
	}

	private void imports(String table) {
		this.helen.does(this.bookings::importNetwork, Map.of(BookingFields.NETWORK, table));
	}

}
