package io.convenor.scheduling.booking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.RiskAssessments;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.places.WishForPlace;
import io.convenor.scheduling.places.WishesForPlaces;

/**
 * Keeps with a conference what was said of it while it was booked, before anything goes
 * out: the first letters go by it.
 */
@Component
class KeptFromBooking {

	private final RiskAssessments assessments;

	private final WishesForPlaces wishes;

	private final ApartAtBooking apart;

	private final FamilyContacts contacts;

	private final LateAtBooking late;

	private final ChildrenAtBooking children;

	private final AddressQuestions addresses;

	KeptFromBooking(RiskAssessments assessments, WishesForPlaces wishes, ApartAtBooking apart, FamilyContacts contacts,
			LateAtBooking late, ChildrenAtBooking children, AddressQuestions addresses) {
		this.assessments = assessments;
		this.wishes = wishes;
		this.apart = apart;
		this.contacts = contacts;
		this.late = late;
		this.children = children;
		this.addresses = addresses;
	}

	void keep(Booking booking, Conference conference) {
		Plan plan = booking.plan();
		this.assessments.handOver(booking.id(), conference, conference.chairId());
		this.wishes.keep(conference.id(), wishes(plan, conference));
		this.apart.keep(plan, conference, conference.chairId());
		keepContacts(plan, conference);
		this.late.keep(plan, conference);
		this.children.keep(booking.id(), conference);
		learnAgencies(plan, conference);
	}

	private static Map<UUID, WishForPlace.Why> wishes(Plan plan, Conference conference) {
		Map<UUID, WishForPlace.Why> wishes = new LinkedHashMap<>();
		conference.invitees()
			.forEach((invitee) -> plan.guests()
				.stream()
				.filter((guest) -> guest.address().equals(invitee.address()))
				.findFirst()
				.flatMap(Guest::wish)
				.ifPresent((why) -> wishes.put(invitee.id(), why)));
		return wishes;
	}

	private void keepContacts(Plan plan, Conference conference) {
		plan.guests().forEach((guest) -> {
			FamilyContact contact = (guest.particulars() != null) ? guest.particulars().contact() : null;
			if (contact != null) {
				conference.invited(guest.address())
					.ifPresent((invitee) -> this.contacts.keep(conference.id(), invitee.id(), contact));
			}
		});
	}

	/**
	 * The list of agencies is everybody's: an employer in it would tell of an allegation.
	 */
	private void learnAgencies(Plan plan, Conference conference) {
		if (!conference.kind().isRestricted()) {
			this.addresses.booked(plan.guests());
		}
	}

}
