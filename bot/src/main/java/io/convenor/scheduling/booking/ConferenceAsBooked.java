package io.convenor.scheduling.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Offices;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Booking.About;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Plan;

/** The conference that a booking describes. */
@Component
class ConferenceAsBooked {

	private final Conferences conferences;

	private final GuestList guestList;

	private final LawfulDates lawful;

	private final ChairAtBooking chairing;

	private final Offices offices;

	private final SchedulingSettings settings;

	private final Clock clock;

	ConferenceAsBooked(Conferences conferences, GuestList guestList, LawfulDates lawful, ChairAtBooking chairing,
			Offices offices, SchedulingSettings settings, Clock clock) {
		this.conferences = conferences;
		this.guestList = guestList;
		this.lawful = lawful;
		this.chairing = chairing;
		this.offices = offices;
		this.settings = settings;
		this.clock = clock;
	}

	/** Saves it, and nothing else of the booking yet. */
	Conference save(Booking booking, String chairId) {
		Plan plan = booking.plan();
		Conference conference = Conference.book(agreed(plan, chairId), this.clock.instant());
		this.chairing.takeIn(booking, conference);
		LocalDate bornOn = plan.about().bornOn();
		if (bornOn != null) {
			conference.bornOn(bornOn, chairId);
		}
		return this.conferences.save(conference);
	}

	private Conference.Agreed agreed(Plan plan, String chairId) {
		About about = plan.about();
		RoomPlaces places = this.guestList.places(plan);
		Map<UUID, Invitee> people = new LinkedHashMap<>();
		plan.guests()
			.forEach((guest) -> people.put(guest.id(),
					guest.invitee().at(places.has(guest) ? Invitee.Place.ROOM : Invitee.Place.TEAMS)));
		List<Invitee> invitees = plan.guests().stream().map((guest) -> forWhom(guest, people)).toList();
		return new Conference.Agreed(numbered(about.children()), known(about.kind()), known(about.way()), chairId,
				this.lawful.rules().asVersion(), known(about.countsFrom()), known(plan.timing().startsAt()),
				known(about.lengthMinutes()), organiser(plan), plan.timing().toBook(), invitees);
	}

	private List<Child> numbered(List<Child> children) {
		return ChildNumbers.of(children, this.conferences.ofChildren(Child.caseReferences(children)));
	}

	private static Invitee forWhom(Guest guest, Map<UUID, Invitee> people) {
		Invitee invitee = known(people.get(guest.id()));
		Booking.Particulars more = guest.particulars();
		Invitee whom = (more != null && more.forWhom() != null) ? people.get(more.forWhom()) : null;
		return (whom != null) ? invitee.but().forWhom(whom.id()).build() : invitee;
	}

	/** What stays with its group stands in no calendar but its custodians'. */
	private String organiser(Plan plan) {
		Kind kind = known(plan.about().kind());
		if (kind.isRestricted()) {
			return this.offices.of(kind).organiser();
		}
		return switch (this.settings.organisedBy()) {
			case SERVICE_ACCOUNT -> this.offices.administration().organiser();
			case CHAIR -> plan.chair().map(Guest::address).orElseThrow();
		};
	}

	private static <T> T known(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("A booking is confirmed only when it is complete");
		}
		return value;
	}

}
