package io.convenor.scheduling.rooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.rooms.RoomClashes.RoomCheck;

/** The rooms that were promised twice, as the table holds them: one for a conference. */
@Component
class StoredRoomClashes {

	private static final Shelf CLASHES = Shelf.of("room_clash", "conference");

	private final JdbcClient jdbc;

	private final Clock clock;

	StoredRoomClashes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Found> of(UUID conference) {
		return CLASHES.one(this.jdbc, conference, StoredRoomClashes::found);
	}

	/** Takes the place of what was found before. */
	void keep(UUID conference, RoomCheck check, boolean withOurs) {
		this.jdbc.sql("insert into room_clash (conference, room_address, starts_at, with_ours, found_at) "
				+ "values (:id, :room, :from, :ours, :now) on conflict (conference) do update set "
				+ "room_address = excluded.room_address, starts_at = excluded.starts_at, "
				+ "with_ours = excluded.with_ours, found_at = excluded.found_at, settled_at = null, settled_by = null")
			.param("id", conference)
			.param("room", check.room().address())
			.param("from", check.from())
			.param("ours", withOurs)
			.param("now", now())
			.update();
	}

	/** Whether there was anything left to settle. */
	boolean settle(UUID conference, String by) {
		return this.jdbc
			.sql("update room_clash set settled_at = ?, settled_by = ? where conference = ? and settled_at is null")
			.param(now())
			.param(by)
			.param(conference)
			.update() > 0;
	}

	private static Found found(ResultSet row, int number) throws SQLException {
		return new Found(row.getString("room_address"), Columns.time(row, "starts_at"), row.getBoolean("with_ours"),
				row.getTimestamp("settled_at") != null);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** A clash as the table holds it. */
	record Found(String room, LocalDateTime startsAt, boolean withOurs, boolean settled) {

		boolean isOf(Conference.Room other, LocalDateTime start) {
			return !this.settled && this.room.equals(other.address()) && this.startsAt.equals(start);
		}

	}

}
