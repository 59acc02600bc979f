package io.convenor.scheduling.cover;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.graph.Directory.DirectoryPerson;
import io.convenor.people.Role;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.GuestList;
import io.convenor.scheduling.booking.StoredBookings;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;

/** Gives a booking that was begun to another chair. */
@Component
class HandingOverBookings {

	private final StoredBookings bookings;

	private final GuestList guestList;

	private final AuditTrail audit;

	HandingOverBookings(StoredBookings bookings, GuestList guestList, AuditTrail audit) {
		this.bookings = bookings;
		this.guestList = guestList;
		this.audit = audit;
	}

	/** Where it had come to a time, the new chair looks for one: the diary is another. */
	Optional<String> give(Cover cover, Line line, Chair chair) {
		Optional<Booking> found = this.bookings.lock(line.subject())
			.filter((booking) -> !booking.closed() && booking.chairId().equals(cover.plan().chair()));
		if (found.isEmpty()) {
			return Optional.of("It was confirmed or put away meanwhile, so there is nothing to hand over.");
		}
		Booking booking = found.get();
		if (booking.version() != line.arrangement()) {
			return Optional.of("It was changed meanwhile, so it was not handed over. Look at it again.");
		}
		if (this.bookings.begunBy(chair.id()).isPresent()) {
			return Optional.of("%s is at work on a booking already. Choose somebody else.".formatted(chair.name()));
		}
		Booking.Plan plan = booking.plan().fresh();
		List<Guest> others = plan.guests()
			.stream()
			.filter((guest) -> guest.role() != Role.CHAIR && !guest.address().equalsIgnoreCase(chair.address()))
			.toList();
		Booking.Plan theirs = this.guestList
			.withChair(plan.withGuests(others),
					new DirectoryPerson(chair.id(), chair.name(), chair.address(), "", false))
			.with(plan.timing().unlooked().startingAt(null, Set.of()))
			.at(plan.step() == Step.ABOUT ? Step.ABOUT : Step.PEOPLE);
		try {
			this.bookings.handTo(chair.id(), booking.with(theirs));
		}
		catch (OptimisticLockingFailureException ex) {
			return Optional.of("It was changed meanwhile, so it was not handed over. Look at it again.");
		}
		this.audit.record(cover.askedBy(), "handed a booking over", booking.id(), null,
				"from " + cover.plan().chair() + " to " + chair.id());
		return Optional.empty();
	}

}
