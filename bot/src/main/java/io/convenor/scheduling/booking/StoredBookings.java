package io.convenor.scheduling.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import io.convenor.reading.Shelf;
import tools.jackson.databind.json.JsonMapper;

/** The bookings as the table holds them. */
@Component
public class StoredBookings {

	private static final String SELECT = "select id, version, chair_id, plan::text as plan, conference from booking ";

	private static final Shelf BOOKING = Shelf.of("(" + SELECT + ")", "id", "id");

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	StoredBookings(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	Optional<Booking> find(UUID id) {
		return BOOKING.one(this.jdbc, id, this::booking);
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	public Optional<Booking> lock(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ? for update").param(id).query(this::booking).optional();
	}

	/** The booking a chair is at work on; a new one where there is none. */
	Booking inHand(String chairId) {
		this.jdbc
			.sql("insert into booking (id, version, chair_id, plan, begun_at, changed_at) "
					+ "values (:id, 0, :chair, :plan::jsonb, :now, :now) on conflict do nothing")
			.param("id", UUID.randomUUID())
			.param("chair", chairId)
			.param("plan", written(Booking.Plan.empty()))
			.param("now", now())
			.update();
		return this.jdbc.sql(SELECT + "where chair_id = ? and conference is null")
			.param(chairId)
			.query(this::booking)
			.single();
	}

	/**
	 * What a chair had begun and not confirmed, if anything; nothing is begun by looking.
	 */
	public Optional<Booking> begunBy(String chairId) {
		return this.jdbc.sql(SELECT + "where chair_id = ? and conference is null")
			.param(chairId)
			.query(this::booking)
			.optional()
			.filter(Booking::begun);
	}

	/**
	 * Everything that chairs have begun and not confirmed; one for each chair at most.
	 */
	public List<Booking> allBegun() {
		return this.jdbc.sql(SELECT + "where conference is null")
			.query(this::booking)
			.list()
			.stream()
			.filter(Booking::begun)
			.toList();
	}

	/**
	 * Gives a booking to another chair; what that chair has opened and not begun makes
	 * room for it.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	public void handTo(String newChairId, Booking booking) {
		this.jdbc.sql("delete from booking where chair_id = ? and conference is null and plan = ?::jsonb")
			.param(newChairId)
			.param(written(Booking.Plan.empty()))
			.update();
		int saved = this.jdbc
			.sql("update booking set chair_id = :chair, plan = :plan::jsonb, version = version + 1, changed_at = :now "
					+ "where id = :id and version = :version and conference is null")
			.param("chair", newChairId)
			.param("plan", written(booking.plan()))
			.param("now", now())
			.param("id", booking.id())
			.param("version", booking.version())
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("The booking changed meanwhile");
		}
	}

	/** Puts a booking aside that came to nothing. */
	void discard(UUID id) {
		this.jdbc.sql("delete from booking where id = ? and conference is null").param(id).update();
	}

	/**
	 * Saves a change.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	Booking save(Booking booking) {
		int saved = this.jdbc
			.sql("update booking set plan = :plan::jsonb, version = version + 1, changed_at = :now "
					+ "where id = :id and version = :version and conference is null")
			.param("plan", written(booking.plan()))
			.param("now", now())
			.param("id", booking.id())
			.param("version", booking.version())
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("The booking changed meanwhile");
		}
		return new Booking(booking.id(), booking.version() + 1, booking.chairId(), booking.plan(), null);
	}

	/** Closes a booking with what came of it; who was to come is kept there alone. */
	void close(Booking booking, UUID conference) {
		this.jdbc
			.sql("update booking set plan = :plan::jsonb, conference = :conference, version = version + 1, "
					+ "changed_at = :now where id = :id")
			.param("plan", written(Booking.Plan.empty()))
			.param("conference", conference)
			.param("now", now())
			.param("id", booking.id())
			.update();
	}

	private String written(Booking.Plan plan) {
		return this.json.writeValueAsString(plan);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private Booking booking(ResultSet row, int number) throws SQLException {
		return new Booking(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("version"),
				row.getString("chair_id"), this.json.readValue(row.getString("plan"), Booking.Plan.class),
				row.getObject("conference", UUID.class));
	}

}
