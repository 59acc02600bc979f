package io.convenor.scheduling.closing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;

/** The meetings on Teams that were opened, as the table holds them. */
@Component
public class ClosedMeetings {

	private static final String SELECT = "select * from closed_meeting ";

	private static final Shelf OPENED = Shelf.of("(" + SELECT + "where join_url is not null)", "conference",
			"id <> conference, starts_at, id");

	private static final Shelf VERSIONS = Shelf.of("(select conference, version from closed_meeting)", "conference",
			"version");

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ClosedMeetings(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** A conference's meeting, or that of a separation. */
	public Optional<ClosedMeeting> find(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ? and join_url is not null")
			.param(id)
			.query(this::meeting)
			.optional();
	}

	/** Those of a conference, its own first. */
	public List<ClosedMeeting> of(UUID conference) {
		return OPENED.read(this.jdbc, conference, this::meeting);
	}

	/** Grows with everything that anybody who looks at them would see. */
	public long version(UUID conference) {
		return VERSIONS.read(this.jdbc, conference, (row, _) -> row.getLong("version"))
			.stream()
			.mapToLong(Long::longValue)
			.sum();
	}

	/** The newest meeting that was read back as asked, whichever it is. */
	public Optional<Instant> lastReadAsAsked() {
		return this.jdbc
			.sql("select checked_at from closed_meeting where closed and checked_at is not null "
					+ "order by checked_at desc limit 1")
			.query((row, _) -> row.getTimestamp("checked_at").toInstant())
			.optional();
	}

	/** It is asked for, once more where it was before. */
	void ask(ClosedMeeting meeting, Instant nextLook) {
		this.jdbc.sql("""
				insert into closed_meeting (id, conference, organiser_id, join_url, starts_at, asked, ask, asked_at,
				  next_look)
				values (:id, :conference, :organiser, :url, :start, :asked::jsonb, :ask, :now, :look)
				on conflict (id) do update set organiser_id = excluded.organiser_id, join_url = excluded.join_url,
				  starts_at = excluded.starts_at, asked = excluded.asked, ask = excluded.ask,
				  asked_at = excluded.asked_at, next_look = excluded.next_look, closed = false, found = null,
				  checked_at = null, version = closed_meeting.version + 1
				""")
			.param("id", meeting.id())
			.param("conference", meeting.conference())
			.param("organiser", meeting.organiserId())
			.param("url", meeting.joinUrl())
			.param("start", meeting.startsAt())
			.param("asked", this.json.writeValueAsString(meeting.asked()))
			.param("ask", meeting.ask())
			.param("now", meeting.askedAt().atOffset(ZoneOffset.UTC))
			.param("look", nextLook.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Nothing about it is to be asked again, but who is invited or when it begins. */
	void stays(UUID id, Asked asked, LocalDateTime startsAt, @Nullable Instant nextLook) {
		this.jdbc
			.sql("update closed_meeting set asked = :asked::jsonb, starts_at = :start, "
					+ "next_look = case when starts_at = :start then next_look else :look end, "
					+ "version = version + 1 where id = :id")
			.param("id", id)
			.param("asked", this.json.writeValueAsString(asked))
			.param("start", startsAt)
			.param("look", (nextLook != null) ? nextLook.atOffset(ZoneOffset.UTC) : null)
			.update();
	}

	/** It was read, for what was asked for then. */
	Optional<ClosedMeeting> read(UUID id, int ask, MeetingOptions found, Instant at) {
		return this.jdbc
			.sql("update closed_meeting set found = :found::jsonb, checked_at = :at, version = version + 1 "
					+ "where id = :id and ask = :ask and join_url is not null returning *")
			.param("id", id)
			.param("ask", ask)
			.param("found", this.json.writeValueAsString(found))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.query(this::meeting)
			.optional();
	}

	/** It was read back as it was asked for; nothing where that was known. */
	Optional<ClosedMeeting> closed(UUID id, int ask) {
		return this.jdbc
			.sql("update closed_meeting set closed = true, version = version + 1 where id = ? and ask = ? "
					+ "and not closed and join_url is not null returning *")
			.param(id)
			.param(ask)
			.query(this::meeting)
			.optional();
	}

	/** Those to be looked at by now, kept from others until the transaction ends. */
	List<ClosedMeeting> due(Instant now, int most) {
		return this.jdbc
			.sql(SELECT + "where next_look is not null and next_look <= ? order by next_look limit ? "
					+ "for update skip locked")
			.param(now.atOffset(ZoneOffset.UTC))
			.param(most)
			.query(this::meeting)
			.list();
	}

	void nextLook(UUID id, @Nullable Instant nextLook) {
		this.jdbc.sql("update closed_meeting set next_look = :look where id = :id")
			.param("look", (nextLook != null) ? nextLook.atOffset(ZoneOffset.UTC) : null)
			.param("id", id)
			.update();
	}

	/** How often a meeting was asked for so far, those that are no more included. */
	int asks(UUID id) {
		return this.jdbc.sql("select ask from closed_meeting where id = ?")
			.param(id)
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	/** It is no more; what is asked for after it is counted on. */
	void remove(UUID id) {
		this.jdbc
			.sql("update closed_meeting set join_url = null, closed = false, found = null, checked_at = null, "
					+ "next_look = null, version = version + 1 where id = ?")
			.param(id)
			.update();
	}

	private ClosedMeeting meeting(ResultSet row, int number) throws SQLException {
		String found = row.getString("found");
		return new ClosedMeeting(Columns.id(row, "id"), Columns.id(row, "conference"), row.getString("organiser_id"),
				row.getString("join_url"), Columns.time(row, "starts_at"),
				this.json.readValue(row.getString("asked"), Asked.class), row.getInt("ask"),
				row.getTimestamp("asked_at").toInstant(), row.getBoolean("closed"),
				(found != null) ? this.json.readValue(found, MeetingOptions.class) : null,
				Columns.moment(row, "checked_at"), row.getInt("version"));
	}

}
