package io.convenor.scheduling.booking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking.Apart;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Particulars;
import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Prospect.Earlier;

/**
 * The people of a chair's earlier conferences, and of those of the same case, to be
 * invited again; who was kept apart then is to be so again. Those about allegations and
 * the others never lend each other their people.
 */
@Component
class EarlierPeople {

	private static final int LOOKED_AT = 30;

	private static final int OFFERED = 8;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Separations separations;

	private final FamilyContacts contacts;

	EarlierPeople(Conferences conferences, Caseload caseload, Separations separations, FamilyContacts contacts) {
		this.contacts = contacts;
		this.conferences = conferences;
		this.caseload = caseload;
		this.separations = separations;
	}

	/** The conferences whose people can be copied: those of the same case first. */
	List<Earlier> offered(Plan plan, String chairId) {
		return candidates(plan, chairId).stream()
			.limit(OFFERED)
			.map((conference) -> new Earlier(conference.reference().value(), conference.startsAt(),
					String.join(", ", conference.caseReferences()), isSameCase(conference, plan)))
			.toList();
	}

	private List<Conference> candidates(Plan plan, String chairId) {
		Kind kind = plan.about().kind();
		List<String> caseReferences = plan.about().caseReferences();
		List<Conference> sameCase = caseReferences.isEmpty() ? List.of()
				: this.caseload.ofChildren(caseReferences, chairId);
		Map<UUID, Conference> all = new HashMap<>();
		Stream.concat(sameCase.stream(), this.conferences.latest(chairId, LOOKED_AT).stream())
			.filter((conference) -> (kind != null) ? conference.kind().isKeptWith(kind)
					: !conference.kind().isRestricted())
			.forEach((conference) -> all.put(conference.id(), conference));
		return all.values()
			.stream()
			.sorted(Comparator.comparing((Conference conference) -> !isSameCase(conference, plan))
				.thenComparing(Comparator.comparing(Conference::startsAt).reversed()))
			.toList();
	}

	private static boolean isSameCase(Conference conference, Plan plan) {
		return !conference.childrenOf(plan.about().caseReferences()).isEmpty();
	}

	/** Everybody of an earlier conference but its chair, as they took part in it. */
	Optional<People> of(String reference, Plan plan, String chairId) {
		return candidates(plan, chairId).stream()
			.filter((conference) -> conference.reference().value().equals(reference))
			.findFirst()
			.map((conference) -> people(conference, plan));
	}

	private People people(Conference conference, Plan plan) {
		List<Separation> apart = this.separations.of(conference.id());
		Map<UUID, FamilyContact> contacts = this.contacts.ofConference(conference.id());
		Map<UUID, Guest> guests = new HashMap<>();
		List<Guest> all = new ArrayList<>();
		conference.invitees().stream().filter((invitee) -> invitee.role() != Role.CHAIR).forEach((invitee) -> {
			Guest guest = onTheList(plan, invitee).orElseGet(() -> guest(invitee, contacts.get(invitee.id())));
			guests.put(invitee.id(), guest);
			all.add(guest);
		});
		Map<UUID, Apart> parts = new HashMap<>();
		apart.stream()
			.filter(Separation::takesPart)
			.filter((each) -> guests.containsKey(each.invitee()))
			.forEach((each) -> parts.put(known(guests, each.invitee()).id(), part(each, guests)));
		return new People(all, parts,
				apart.stream()
					.filter((each) -> each.manner() == Manner.EXCLUDED)
					.flatMap((each) -> conference.invitee(each.invitee()).stream())
					.toList());
	}

	private static Guest known(Map<UUID, Guest> guests, UUID invitee) {
		Guest guest = guests.get(invitee);
		if (guest == null) {
			throw new IllegalArgumentException("Nobody invited then is " + invitee);
		}
		return guest;
	}

	private static Apart part(Separation separation, Map<UUID, Guest> guests) {
		UUID from = separation.apartFrom();
		@Nullable Guest other = (from != null) ? guests.get(from) : null;
		return new Apart(separation.manner(), separation.fromMinute(), separation.untilMinute(),
				(other != null) ? other.id() : null, separation.reason());
	}

	private static Optional<Guest> onTheList(Plan plan, Invitee invitee) {
		return plan.guests().stream().filter((each) -> each.address().equalsIgnoreCase(invitee.address())).findFirst();
	}

	/** For whom somebody came is said anew: the guest of now is another. */
	private static Guest guest(Invitee invitee, @Nullable FamilyContact contact) {
		Guest guest = new Guest(UUID.randomUUID(), invitee.name(), invitee.address(), invitee.agency(), invitee.role(),
				invitee.standing(), invitee.directoryId(), false);
		boolean usual = invitee.knowsTheChild() == invitee.role().usuallyKnowsTheChild();
		var particulars = new Particulars(invitee.language(), null,
				usual ? null : Boolean.valueOf(invitee.knowsTheChild()), contact);
		return particulars.equals(Particulars.NONE) ? guest : guest.with(particulars);
	}

	/**
	 * Who took part in an earlier conference.
	 *
	 * @param guests everybody but its chair; those who are on the list already, as they
	 * are there
	 * @param apart how some of them took part apart, by guest
	 * @param excluded who was not invited to any part of it
	 */
	record People(List<Guest> guests, Map<UUID, Apart> apart, List<Invitee> excluded) {

		People {
			guests = List.copyOf(guests);
			apart = Map.copyOf(apart);
			excluded = List.copyOf(excluded);
		}

		boolean isExcluded(Guest guest) {
			return this.excluded.stream().anyMatch((each) -> each.address().equalsIgnoreCase(guest.address()));
		}

	}

}
