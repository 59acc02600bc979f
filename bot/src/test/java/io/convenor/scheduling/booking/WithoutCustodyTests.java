package io.convenor.scheduling.booking;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** An authority that has named nobody with whom meetings about allegations are kept. */
@BookingTest
@TestPropertySource(properties = "convenor.groups.allegations.custodians=")
class WithoutCustodyTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	JdbcClient jdbc;

	private Chair helen;

	@BeforeEach
	void aNewCase() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void aMeetingAboutAllegationsIsRefusedWithWhatItNeedsAndNothingTypedIsLost() {
		this.helen.does(this.bookings::about, about(SomeKinds.ALLEGATIONS_MEETING));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.problem(BookingFields.KIND))
			.isEqualTo(MeetingCheck.noGroup(SomeKinds.ALLEGATIONS_MEETING))
			.contains("a mailbox, a calendar and custodians of their own", "convenor.groups.allegations");
		assertThat(this.helen.booking().plan().form().typed()).containsEntry(BookingFields.CASE_REFERENCE,
				Chair.caseReference());
		this.helen.does(this.bookings::about, about(SomeKinds.INITIAL_CONFERENCE));
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
	}

	@Test
	void aKindWhoseGroupNobodySetUpCannotBeBookedEither() {
		this.helen.does(this.bookings::about, about(SomeKinds.MARAC));
		assertThat(this.helen.problem(BookingFields.KIND)).startsWith("Multi-agency risk assessment conference: ")
			.contains("convenor.groups.marac");
	}

	@Test
	void oneThatWasBegunWhileThereWasCustodyIsNotConfirmedWithoutIt() {
		this.helen.does(this.bookings::about, about(SomeKinds.INITIAL_CONFERENCE));
		this.helen.adds("Ed Lane", "ed.lane@school.example", Role.SCHOOL);
		this.helen.does(this.bookings::people, Map.of());
		if (!this.helen.booking().plan().questions().isEmpty()) {
			this.helen.does(this.bookings::yes, Map.of());
		}
		this.helen.takesTheFirstSlot();
		this.jdbc
			.sql("update draft set plan = replace(plan::text, 'initial-conference', 'allegations-meeting')"
					+ "::jsonb where id = ?")
			.param(this.helen.booking().id())
			.update();
		this.helen.booking = this.bookings.find(this.helen.booking().id()).orElseThrow();
		this.bookings.confirm(this.helen.move(Map.of()));
		Booking refused = this.bookings.find(this.helen.booking().id()).orElseThrow();
		assertThat(refused.step()).isEqualTo(Step.ABOUT);
		assertThat(refused.toString()).contains(MeetingCheck.noGroup(SomeKinds.ALLEGATIONS_MEETING));
		assertThat(this.jdbc.sql("select count(*) from conference where kind = 'allegations-meeting'")
			.query(Integer.class)
			.single()).isZero();
	}

	private static Map<String, String> about(Kind kind) {
		Map<String, String> about = Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.KIND, kind.name()),
				BookingFields.WAY, Way.VIRTUAL.name());
		return Chair.with(about, BookingFields.COUNTS_FROM, "2026-02-13");
	}

}
