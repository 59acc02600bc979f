package io.convenor.scheduling.booking;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Way;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing goes to an address that looks odd before the chair has said that it is right.
 */
@BookingTest
class AddressesTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Changes changes;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void thePeopleAreBeingPutTogether() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
		this.helen.isAtPeople(Way.VIRTUAL);
		this.helen.adds("Devi Raman", "devi@social.example", Role.SOCIAL_WORKER);
	}

	private void goesOn() {
		this.helen.does(this.bookings::people, Map.of());
	}

	@Test
	void aNearMissOfAKnownDomainStopsTheBookingUntilTheChairSaysItIsRight() {
		this.helen.adds("Kim Marsh", "kim@gmial.com", Role.MOTHER);
		goesOn();
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.containsExactly("Kim Marsh, kim@gmial.com: gmial.com is nearly gmail.com, but not quite. Is it right?");
		this.helen.does(this.bookings::yes, Map.of());
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
	}

	@Test
	void whatWasSaidToBeRightIsNotAskedAgainWhenSomebodyElseIsAdded() {
		this.helen.adds("Kim Marsh", "kim@gmial.com", Role.MOTHER);
		goesOn();
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::back, Map.of());
		this.helen.adds("Lee Marsh", "lee@hotmial.com", Role.FATHER);
		goesOn();
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.singleElement()
			.asString()
			.startsWith("Lee Marsh, lee@hotmial.com");
	}

	@Test
	void anAddressOfAColleagueUnderAnotherNameIsAskedAbout() {
		this.helen.adds("Kim Marsh", "sian.pugh@northmere.example", Role.MOTHER);
		goesOn();
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.anyMatch((sentence) -> sentence.contains("in the directory this is the address of Siân Pugh"));
	}

	@Test
	void whereTheMailOfAnAgencyComesFromIsLearnedFromThoseWhoWereBooked() {
		String agency = "Ash School " + UUID.randomUUID();
		addsTeacher(agency, "ann@ash.example");
		goesOn();
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::look, Map.of());
		this.helen.takesTheFirstSlot();
		this.helen.confirms();
		this.helen = Chair.helen(this.bookings);
		this.helen.isAtPeople(Way.VIRTUAL);
		addsTeacher(agency.toUpperCase(Locale.UK), "ann@ash-school.example");
		goesOn();
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.anyMatch((sentence) -> sentence.contains("ash-school.example is new for " + agency));
	}

	private void addsTeacher(String agency, String address) {
		this.helen.does(this.bookings::addByName,
				Chair.with(Chair.person("Ann Bell", address, Role.SCHOOL), BookingFields.AGENCY, agency));
	}

	@Test
	void whoeverIsInvitedLaterIsLookedAtInTheSameWay() {
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		goesOn();
		this.helen.does(this.bookings::look, Map.of());
		this.helen.takesTheFirstSlot();
		UUID conference = this.helen.confirms();
		PlannedChange change = invites(conference, Map.of(ChangeFields.EMAIL, "lee@gmial.com"));
		assertThat(change.plan().form().problems().get(ChangeFields.RIGHT)).contains("gmial.com is nearly gmail.com");
		assertThat(again(change, Map.of(ChangeFields.EMAIL, "lee@hotmial.com", ChangeFields.RIGHT, "true")).plan()
			.preview()).as("the tick was for another address").isFalse();
		change = again(invites(conference, Map.of(ChangeFields.EMAIL, "lee@gmial.com")),
				Map.of(ChangeFields.EMAIL, "lee@gmial.com", ChangeFields.RIGHT, "true"));
		assertThat(change.plan().preview()).isTrue();
		assertThat(change.plan().wanted().joining().described()).isEqualTo("Lee Marsh (Father), lee@gmial.com");
	}

	private PlannedChange invites(UUID conference, Map<String, String> typed) {
		PlannedChange change = this.changes.begin(conference, Northmere365.HELEN);
		change = this.changes.choose(new Submission(change.id(), change.version(), Northmere365.HELEN, Map.of()),
				PlannedChange.What.INVITE);
		return again(change, typed);
	}

	private PlannedChange again(PlannedChange change, Map<String, String> typed) {
		Map<String, String> all = new HashMap<>(typed);
		all.put(ChangeFields.NAME, "Lee Marsh");
		all.put(ChangeFields.ROLE, Role.FATHER.name());
		return this.changes.invite(new Submission(change.id(), change.version(), Northmere365.HELEN, all));
	}

	@Test
	void whereTheDirectoryIsAwayAnAddressAtTheAuthorityIsAskedAbout() {
		this.helen.adds("Kim Marsh", "kim.marsh@northmere.example", Role.MOTHER);
		this.microsoft365.down = true;
		goesOn();
		assertThat(this.helen.booking().plan().questions()).extracting(Question::sentence)
			.anyMatch((sentence) -> sentence.contains("I could not look it up"));
	}

}
