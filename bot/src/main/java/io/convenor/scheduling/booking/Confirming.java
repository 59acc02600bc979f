package io.convenor.scheduling.booking;

import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Conference;
import io.convenor.drafts.Confirmation;
import io.convenor.scheduling.invitations.Invitations;

/**
 * Turns a booking into a conference, in one transaction: everything is checked again, and
 * either all of it is decided and handed to the deliveries, or none.
 */
@Component
class Confirming {

	private static final int REFERENCES_TRIED = 5;

	private final StoredBookings stored;

	private final ReadyToBook ready;

	private final ConferenceAsBooked asBooked;

	private final KeptFromBooking kept;

	private final ChairAtBooking chairing;

	private final Invitations invitations;

	private final TransactionOperations transaction;

	Confirming(StoredBookings stored, ReadyToBook ready, ConferenceAsBooked asBooked, KeptFromBooking kept,
			ChairAtBooking chairing, Invitations invitations, TransactionOperations transaction) {
		this.stored = stored;
		this.ready = ready;
		this.asBooked = asBooked;
		this.kept = kept;
		this.chairing = chairing;
		this.invitations = invitations;
		this.transaction = transaction;
	}

	Confirmation<Booking> already(Booking booking) {
		UUID conference = booking.conference();
		if (conference == null) {
			throw new IllegalStateException("Booking " + booking.id() + " is not closed");
		}
		return new Confirmation.Already<>(conference);
	}

	/** Books it; a reference that is taken by chance is drawn again. */
	Confirmation<Booking> confirm(Booking seen, String chairId) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.transaction.execute((_) -> decide(seen, chairId));
			}
			catch (DuplicateKeyException | DbActionExecutionException ex) {
				if (attempt == REFERENCES_TRIED || !taken(ex)) {
					throw ex;
				}
			}
		}
	}

	private static boolean taken(RuntimeException ex) {
		return ex instanceof DuplicateKeyException || ex.getCause() instanceof DuplicateKeyException;
	}

	private Confirmation<Booking> decide(Booking seen, String chairId) {
		Booking booking = this.stored.lock(seen.id())
			.orElseThrow(() -> new OptimisticLockingFailureException("The booking is gone"));
		if (booking.closed()) {
			return already(booking);
		}
		if (booking.version() != seen.version()) {
			throw new OptimisticLockingFailureException("The booking changed meanwhile");
		}
		return this.ready.obstacle(booking)
			.<Confirmation<Booking>>map((obstacle) -> new Confirmation.NotYet<>(this.stored
				.save(booking.with(booking.plan().fresh().at(obstacle.step()).telling(obstacle.sentence())))))
			.orElseGet(() -> book(booking, chairId));
	}

	private Confirmation<Booking> book(Booking booking, String chairId) {
		Conference conference = this.asBooked.save(booking, chairId);
		this.kept.keep(booking, conference);
		this.stored.close(booking, conference.id());
		this.invitations.sendFor(conference);
		this.chairing.booked(conference);
		return new Confirmation.Done<>(conference.id());
	}

}
