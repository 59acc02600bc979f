package io.convenor.scheduling.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.conference.Conference;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.calendar.Entry.Asked;
import io.convenor.scheduling.calendar.Entry.Attempt;
import io.convenor.scheduling.calendar.Entry.Booking;

/**
 * What our side put into calendars, as the table holds it. Which event it is and what
 * that shows is the conference's own for its meeting, and with the entry for somebody who
 * takes part apart.
 */
@Component
public class Entries {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	Entries(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * An entry of a conference, kept from others until the transaction ends. Whoever
	 * keeps it keeps its conference first.
	 */
	public Entry locked(Conference conference, UUID id) {
		return find(conference, id).orElseGet(() -> {
			this.jdbc.sql("insert into calendar_entry (id, conference) values (?, ?) on conflict do nothing")
				.param(id)
				.param(conference.id())
				.update();
			return find(conference, id).orElseThrow();
		});
	}

	private Optional<Entry> find(Conference conference, UUID id) {
		return this.jdbc.sql("select * from calendar_entry where id = ? for update")
			.param(id)
			.query((row, _) -> entry(row, conference))
			.optional();
	}

	/**
	 * A delivery begins to put it there for the first time, and asks for the same, word
	 * for word, until it is known to stand.
	 */
	void book(Entry entry, String delivery, MeetingRequest request, Asked asked) {
		begin(entry, delivery, asked);
		this.jdbc.sql("update calendar_entry set booking = ?::jsonb where id = ?")
			.param(this.json.writeValueAsString(new Booking(delivery, request, asked)))
			.param(entry.id())
			.update();
	}

	/** A delivery begins to change it, or to take it out. */
	void begin(Entry entry, String delivery, @Nullable Asked asked) {
		this.jdbc.sql("""
				update calendar_entry set underway = :delivery, asked_starts_at = coalesce(:start, asked_starts_at),
				  asked_ends_at = coalesce(:end, asked_ends_at), asked_print = coalesce(:print, asked_print),
				  asked_for = coalesce(:arrangement, asked_for)
				where id = :id
				""")
			.param("delivery", delivery)
			.param("start", (asked != null) ? asked.when().start() : null)
			.param("end", (asked != null) ? asked.when().end() : null)
			.param("print", (asked != null) ? asked.fingerprint() : null)
			.param("arrangement", (asked != null) ? asked.arrangement() : null)
			.param("id", entry.id())
			.update();
	}

	/** It stands there as asked, and nobody is at it any more. */
	void stands(Entry entry, Asked asked) {
		this.jdbc.sql("""
				update calendar_entry set starts_at = :start, ends_at = :end, fingerprint = :print, renew = false,
				  asked_starts_at = null, asked_ends_at = null, asked_print = null, asked_for = null,
				  booking = null, underway = null, version = version + 1
				where id = :id
				""")
			.param("start", asked.when().start())
			.param("end", asked.when().end())
			.param("print", asked.fingerprint())
			.param("id", entry.id())
			.update();
	}

	/** Nobody is at it any more; what was asked for may stand there all the same. */
	void leave(Entry entry) {
		this.jdbc.sql("update calendar_entry set underway = null, version = version + 1 where id = ?")
			.param(entry.id())
			.update();
	}

	/** It is to be taken out and put there anew, so that its link is another. */
	public void renew(UUID id) {
		this.jdbc.sql("update calendar_entry set renew = true where id = ?").param(id).update();
	}

	/** It is out of the calendar. */
	void cleared(Entry entry) {
		this.jdbc.sql("""
				update calendar_entry set starts_at = null, ends_at = null, fingerprint = null, renew = false,
				  asked_starts_at = null, asked_ends_at = null, asked_print = null, asked_for = null,
				  booking = null, underway = null, room_asked = null, version = version + 1
				where id = ?
				""").param(entry.id()).update();
	}

	/** Somebody else put it where it stands, or took it out, and that is known now. */
	void found(Entry entry, @Nullable Expected when) {
		this.jdbc.sql("""
				update calendar_entry set starts_at = :start, ends_at = :end, fingerprint = null,
				  asked_starts_at = null, asked_ends_at = null, asked_print = null, asked_for = null,
				  version = version + 1
				where id = :id
				""")
			.param("start", (when != null) ? when.start() : null)
			.param("end", (when != null) ? when.end() : null)
			.param("id", entry.id())
			.update();
	}

	/**
	 * A room is asked whether it is free then.
	 * @return false when it was asked before
	 */
	public boolean asksRoom(UUID id, String roomAndTime) {
		return this.jdbc
			.sql("update calendar_entry set room_asked = :asked where id = :id "
					+ "and room_asked is distinct from :asked")
			.param("asked", roomAndTime)
			.param("id", id)
			.update() == 1;
	}

	/**
	 * No room is asked any more.
	 * @param room only where it is this one
	 * @return whether it was asked
	 */
	public boolean asksNoRoom(UUID id, String room) {
		return this.jdbc.sql("update calendar_entry set room_asked = null where id = ? and starts_with(room_asked, ?)")
			.param(id)
			.param(room)
			.update() == 1;
	}

	private Entry entry(ResultSet row, Conference conference) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		boolean ofTheMeeting = Entry.isOfTheMeeting(id, conference.id());
		Expected asked = expected(row, "asked_starts_at", "asked_ends_at");
		String print = row.getString("asked_print");
		String booking = row.getString("booking");
		return new Entry(id, conference.id(),
				ofTheMeeting ? conference.eventId().orElse(null) : row.getString("event_id"),
				ofTheMeeting ? conference.inCalendar() : row.getInt("shown"), expected(row, "starts_at", "ends_at"),
				row.getString("fingerprint"),
				new Attempt(row.getString("underway"),
						(asked != null && print != null) ? new Asked(asked, print, row.getInt("asked_for")) : null,
						(booking != null) ? this.json.readValue(booking, Booking.class) : null),
				row.getBoolean("renew"));
	}

	static @Nullable Expected expected(ResultSet row, String start, String end) throws SQLException {
		LocalDateTime from = row.getObject(start, LocalDateTime.class);
		LocalDateTime until = row.getObject(end, LocalDateTime.class);
		return (from != null && until != null) ? new Expected(from, until) : null;
	}

}
