package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Child;
import io.convenor.conference.ChildNames;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;

import static org.assertj.core.api.Assertions.assertThat;

@BookingTest
class ChildNamesAtBookingTests {

	private static final String NAME = "Persephone";

	@Autowired
	Bookings bookings;

	@Autowired
	BookingProspects prospects;

	@Autowired
	Conferences conferences;

	@Autowired
	ChildNames names;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void theyAreKeptApartFromTheBookingAndStayWithTheirChild() {
		this.helen.does(this.bookings::about,
				about(Chair.caseReference() + "-a, 2014\n" + Chair.caseReference() + "-b", "\n" + NAME + "\n"));
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		Child second = conference.children().get(1);
		assertThat(this.names.of(List.of(conference.id()))).isEqualTo(Map.of(second.id(), NAME));
		assertThat(drafts()).doesNotContain(NAME);
	}

	@Test
	void whatIsRefusedIsKeptApartToo() {
		this.helen.does(this.bookings::about, about(Chair.caseReference(), NAME + "\nSam"));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.problem(BookingFields.CHILD_NAMES)).startsWith("There are more names than children.");
		assertThat(this.prospects.of(this.helen.booking()).names()).containsExactly(NAME, "Sam");
		assertThat(drafts()).doesNotContain(NAME);
	}

	/** Teams does not send a field that was emptied. */
	@Test
	void whatIsTakenOutOfTheFieldIsForgotten() {
		this.helen.does(this.bookings::about, about(Chair.caseReference(), NAME));
		this.helen.does(this.bookings::back, Map.of());
		assertThat(this.prospects.of(this.helen.booking()).names()).containsExactly(NAME);
		this.helen.does(this.bookings::about,
				Chair.with(Chair.hybridAbout(), BookingFields.CASE_REFERENCE, Chair.caseReference()));
		this.helen.does(this.bookings::back, Map.of());
		assertThat(this.prospects.of(this.helen.booking()).names()).isEmpty();
	}

	@Test
	void anEmptyLineAmongTheReferencesWouldGiveAChildTheNameOfAnother() {
		String references = Chair.caseReference() + "-a\n\n" + Chair.caseReference() + "-b";
		this.helen.does(this.bookings::about, about(references, "\n" + NAME));
		assertThat(this.helen.problem(BookingFields.CHILD_NAMES)).startsWith("Leave no empty line");
	}

	@Test
	void whatIsNoNameIsRefused() {
		for (String typed : List.of("07700 900123", "lily@home.example", "x".repeat(61), "<b>", "-")) {
			this.helen.does(this.bookings::about, about(Chair.caseReference(), typed));
			assertThat(this.helen.problem(BookingFields.CHILD_NAMES)).as(typed)
				.startsWith("Give a name of up to 60 letters");
		}
		for (String typed : List.of("Siân", "Mary-Ann", "D’Arcy", "Jo", "")) {
			this.helen = Chair.helen(this.bookings);
			this.helen.does(this.bookings::about, about(Chair.caseReference(), typed));
			assertThat(this.helen.booking().step()).as(typed).isEqualTo(Step.PEOPLE);
		}
	}

	@Test
	void aMeetingThatNoFamilyIsWrittenAboutHasNone() {
		this.helen.does(this.bookings::about, Chair.with(about(Chair.caseReference(), NAME), BookingFields.KIND,
				SomeKinds.ALLEGATIONS_MEETING.name()));
		assertThat(this.helen.problem(BookingFields.CHILD_NAMES))
			.isEqualTo("Letters about a meeting of this kind use no names of children. Leave this empty.");
	}

	private static Map<String, String> about(String caseReferences, String names) {
		return Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.CASE_REFERENCE, caseReferences),
				BookingFields.CHILD_NAMES, names);
	}

	private String drafts() {
		return String.join("", this.jdbc.sql("select plan::text from draft").query(String.class).list());
	}

}
