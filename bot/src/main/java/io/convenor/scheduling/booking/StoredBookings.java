package io.convenor.scheduling.booking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.drafts.Drafts;
import io.convenor.reading.Shelf;

/** The bookings; a chair has one in hand. */
@Component
public class StoredBookings extends Drafts<Booking.Plan, Booking> {

	private static final String IN_HAND = "and not closed";

	private static final Shelf BOOKING = Shelf.of("(select " + COLUMNS + " from draft where kind = 'booking')", "id",
			"id");

	StoredBookings(JdbcClient jdbc, JsonMapper json, Clock clock) {
		super("booking", Booking.Plan.class,
				(id, version, conference, who, plan, _) -> new Booking(id, version, who, plan, conference), jdbc, json,
				clock);
	}

	@Override
	public Optional<Booking> find(UUID id) {
		return BOOKING.one(this.jdbc, id, this::read);
	}

	/** The booking a chair is at work on; a new one where there is none. */
	Booking inHand(String chairId) {
		beginUnlessInHand(chairId, Booking.Plan.empty());
		return where(IN_HAND + " and who = ?", chairId).getFirst();
	}

	/**
	 * What a chair had begun and not confirmed, if anything; nothing is begun by looking.
	 */
	public Optional<Booking> begunBy(String chairId) {
		return where(IN_HAND + " and who = ?", chairId).stream().filter(Booking::begun).findFirst();
	}

	/**
	 * Everything that chairs have begun and not confirmed; one for each chair at most.
	 */
	public List<Booking> allBegun() {
		return where(IN_HAND).stream().filter(Booking::begun).toList();
	}

	/**
	 * Gives a booking to another chair; what that chair has opened and not begun makes
	 * room for it.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	public void handTo(String newChairId, Booking booking) {
		this.jdbc.sql("delete from draft where kind = 'booking' and not closed and who = ? and plan = ?::jsonb")
			.params(newChairId, written(Booking.Plan.empty()))
			.update();
		save(new Booking(booking.id(), booking.version(), newChairId, booking.plan(), null));
	}

	/** Puts a booking aside that came to nothing. */
	void discard(UUID id) {
		this.jdbc.sql("delete from draft where id = ? and not closed").param(id).update();
	}

	/** Closes a booking with what came of it; who was to come is kept there alone. */
	void close(Booking booking, UUID conference) {
		close(new Booking(booking.id(), booking.version(), booking.chairId(), Booking.Plan.empty(), conference));
	}

}
