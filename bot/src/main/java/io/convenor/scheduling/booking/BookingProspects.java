package io.convenor.scheduling.booking;

import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.scheduling.booking.Booking.Plan;
import io.convenor.scheduling.booking.Booking.Step;

/** Says what follows from a booking as it stands, for the card of its chair. */
@Component
public class BookingProspects {

	private final GuestList guestList;

	private final EarlierPeople earlier;

	private final LawfulDates lawful;

	private final RiskStep risks;

	private final ChairAtBooking chairing;

	private final ChildrenAtBooking children;

	BookingProspects(GuestList guestList, EarlierPeople earlier, LawfulDates lawful, RiskStep risks,
			ChairAtBooking chairing, ChildrenAtBooking children) {
		this.guestList = guestList;
		this.earlier = earlier;
		this.lawful = lawful;
		this.risks = risks;
		this.chairing = chairing;
		this.children = children;
	}

	public Prospect of(Booking booking) {
		Plan plan = booking.plan();
		RoomPlaces places = this.guestList.places(plan);
		return new Prospect(this.lawful.kinds().all(), this.lawful.last(plan.about()),
				plan.guests()
					.stream()
					.map((guest) -> new Prospect.Placed(guest, places.has(guest), places.turnOf(guest)))
					.toList(),
				this.risks.askedFor(plan.about()), this.risks.recorded(booking.id()), earlier(booking),
				this.guestList.missing(plan), this.guestList.nobodyFrom(plan), this.guestList.open(plan),
				this.guestList.asks(plan), this.chairing.mayBeAskedWhy(booking),
				(booking.step() == Step.ABOUT) ? this.children.names(booking) : List.of());
	}

	/** Whose people can be copied, while there is nobody but the chair. */
	private List<Prospect.Earlier> earlier(Booking booking) {
		boolean alone = booking.step() == Step.PEOPLE && booking.guests().size() <= 1;
		return alone ? this.earlier.offered(booking.plan(), booking.chairId()) : List.of();
	}

}
