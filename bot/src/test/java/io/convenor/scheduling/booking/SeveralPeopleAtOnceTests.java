package io.convenor.scheduling.booking;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;

import static org.assertj.core.api.Assertions.assertThat;

/** A chair invites people from an earlier conference, or from a table. */
@BookingTest
class SeveralPeopleAtOnceTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Northmere365 northmere365;

	@Autowired
	JdbcClient jdbc;

	Chair helen;

	@BeforeEach
	void noConferencesYet() {
		this.northmere365.reset();
		this.jdbc.sql("update conference set chair_id = 'before', case_reference = 'before'").update();
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
		imports("Name,Email,Role\n" + IntStream.range(0, 40)
			.mapToObj((i) -> "Person %d,person%d@home.example,Relative".formatted(i, i))
			.collect(Collectors.joining("\n")));
		assertThat(this.helen.booking().guests()).hasSize(25);
		assertThat(this.helen.booking().plan().notice()).startsWith("24 people were added. 16 rows were not");
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
				BookingFields.CASE_REFERENCE, last.caseReference()));
		assertThat(this.bookings.prospect(again.booking()).earlier()).singleElement().satisfies((earlier) -> {
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
	void anotherChairsPeopleCannotBeCopied() {
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		Conference helens = this.conferences.get(this.helen.confirms());
		Chair martin = new Chair(this.bookings, Northmere365.MARTIN);
		martin.isAtPeople(Way.VIRTUAL);
		assertThat(this.bookings.prospect(martin.booking()).earlier()).isEmpty();
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
				BookingFields.KIND, Kind.ALLEGATIONS_MEETING.name()));
		assertThat(this.bookings.prospect(again.booking()).earlier()).isEmpty();
		again.does(this.bookings::copy, Map.of(BookingFields.EARLIER, conference.reference().value()));
		assertThat(again.booking().guests()).hasSize(1);
	}

	private void imports(String table) {
		this.helen.does(this.bookings::importNetwork, Map.of(BookingFields.NETWORK, table));
	}

}
