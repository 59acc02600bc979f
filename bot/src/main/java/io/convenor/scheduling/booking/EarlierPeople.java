package io.convenor.scheduling.booking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Bookings.Prospect.Earlier;

/**
 * The people of a chair's earlier conferences, to be invited again. Those about
 * allegations and the others never lend each other their people.
 */
@Component
class EarlierPeople {

	private static final int LOOKED_AT = 30;

	private static final int OFFERED = 8;

	private final Conferences conferences;

	EarlierPeople(Conferences conferences) {
		this.conferences = conferences;
	}

	/** The conferences whose people can be copied: those of the same case first. */
	List<Earlier> offered(Plan plan, String chairId) {
		return candidates(plan, chairId).stream()
			.limit(OFFERED)
			.map((conference) -> new Earlier(conference.reference().value(), conference.startsAt(),
					isSameCase(conference, plan)))
			.toList();
	}

	private List<Conference> candidates(Plan plan, String chairId) {
		boolean allegations = plan.about().kind() != null && plan.about().kind().allegations();
		return this.conferences.findByChairIdOrderByStartsAtDesc(chairId, Limit.of(LOOKED_AT))
			.stream()
			.filter((conference) -> conference.kind().allegations() == allegations)
			.sorted(Comparator.comparing((Conference conference) -> !isSameCase(conference, plan)))
			.toList();
	}

	private static boolean isSameCase(Conference conference, Plan plan) {
		return conference.caseReference().equalsIgnoreCase(plan.about().caseReference());
	}

	/** Everybody of an earlier conference who is not on the list yet, but its chair. */
	Optional<List<Guest>> of(String reference, Plan plan, String chairId) {
		return candidates(plan, chairId).stream()
			.filter((conference) -> conference.reference().value().equals(reference))
			.findFirst()
			.map((conference) -> conference.invitees()
				.stream()
				.filter((invitee) -> invitee.role() != Role.CHAIR)
				.filter((invitee) -> plan.guests().stream().noneMatch((guest) -> isSame(guest, invitee)))
				.map(EarlierPeople::guest)
				.toList());
	}

	private static boolean isSame(Guest guest, Invitee invitee) {
		return guest.address().equalsIgnoreCase(invitee.address());
	}

	private static Guest guest(Invitee invitee) {
		return new Guest(UUID.randomUUID(), invitee.name(), invitee.address(), invitee.agency(), invitee.role(),
				invitee.standing(), invitee.directoryId(), false);
	}

}
