package io.convenor.scheduling.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.reading.Columns;
import io.convenor.scheduling.booking.SlotRequest.State;

/** The slots of reviews that were offered and asked for, as the table holds them. */
@Component
class StoredSlotRequests {

	private final JdbcClient jdbc;

	private final Clock clock;

	StoredSlotRequests(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Puts these on offer in place of what was. */
	void offer(UUID booking, int minutes, List<ReviewSlot> slots) {
		this.jdbc.sql("delete from slot_request where booking = ? and state = 'OFFERED'").param(booking).update();
		slots.forEach((slot) -> this.jdbc.sql(
				"insert into slot_request (id, version, booking, review, review_arrangement, starts_at, length_minutes, "
						+ "move_to, state, changed_at) values (?, 0, ?, ?, ?, ?, ?, ?, 'OFFERED', ?)")
			.params(UUID.randomUUID(), booking, slot.review(), slot.arrangement(), slot.startsAt(), minutes,
					slot.moveTo(), now())
			.update());
	}

	List<SlotRequest> of(UUID booking, State state) {
		return this.jdbc.sql("select * from slot_request where booking = ? and state = ? order by starts_at, id")
			.params(booking, state.name())
			.query(StoredSlotRequests::request)
			.list();
	}

	/** What is being asked about a review. */
	List<SlotRequest> askedFor(UUID review) {
		return this.jdbc.sql("select * from slot_request where review = ? and state = 'ASKED'")
			.param(review)
			.query(StoredSlotRequests::request)
			.list();
	}

	Optional<SlotRequest> find(UUID id) {
		return this.jdbc.sql("select * from slot_request where id = ?")
			.param(id)
			.query(StoredSlotRequests::request)
			.optional();
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	Optional<SlotRequest> lock(UUID id) {
		return this.jdbc.sql("select * from slot_request where id = ? for update")
			.param(id)
			.query(StoredSlotRequests::request)
			.optional();
	}

	void asked(UUID id, String askedBy, String askedOf) {
		this.jdbc
			.sql("update slot_request set state = 'ASKED', asked_by = ?, asked_of = ?, version = version + 1, "
					+ "changed_at = ? where id = ? and state = 'OFFERED'")
			.params(askedBy, askedOf, now(), id)
			.update();
	}

	void settled(UUID id, State state, @Nullable String notice) {
		this.jdbc
			.sql("update slot_request set state = :state, notice = :notice, version = version + 1, changed_at = :now "
					+ "where id = :id")
			.param("state", state.name())
			.param("notice", notice)
			.param("now", now())
			.param("id", id)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static SlotRequest request(ResultSet row, int number) throws SQLException {
		return new SlotRequest(Columns.id(row, "id"), row.getInt("version"), Columns.id(row, "booking"),
				Columns.id(row, "review"), row.getInt("review_arrangement"), Columns.time(row, "starts_at"),
				row.getInt("length_minutes"), Columns.time(row, "move_to"), State.valueOf(row.getString("state")),
				row.getString("asked_by"), row.getString("asked_of"), row.getString("notice"));
	}

}
