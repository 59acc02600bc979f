package io.convenor.scheduling.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.graph.Meetings.Expected;

/** What our side put into the calendar for each conference, as the table holds it. */
@Component
public class CalendarEntries {

	private final JdbcClient jdbc;

	CalendarEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The entry of a conference, kept from others until the transaction ends. */
	Optional<Entry> locked(UUID conference) {
		return this.jdbc.sql("select * from calendar_entry where conference = ? for update")
			.param(conference)
			.query(CalendarEntries::entry)
			.optional();
	}

	/** It stands there now, and nobody is at it any more. */
	void stands(UUID conference, Expected when, String fingerprint) {
		this.jdbc.sql("""
				insert into calendar_entry (conference, starts_at, ends_at, fingerprint)
				values (:conference, :start, :end, :fingerprint)
				on conflict (conference) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
				  fingerprint = excluded.fingerprint, asked_starts_at = null, asked_ends_at = null, underway = null
				""")
			.param("conference", conference)
			.param("start", when.start())
			.param("end", when.end())
			.param("fingerprint", fingerprint)
			.update();
	}

	/** A delivery begins to put it there. */
	void begin(UUID conference, String delivery, @Nullable Expected asked) {
		this.jdbc
			.sql("update calendar_entry set underway = :delivery, asked_starts_at = coalesce(:start, asked_starts_at), "
					+ "asked_ends_at = coalesce(:end, asked_ends_at) where conference = :conference")
			.param("delivery", delivery)
			.param("start", (asked != null) ? asked.start() : null)
			.param("end", (asked != null) ? asked.end() : null)
			.param("conference", conference)
			.update();
	}

	/**
	 * The delivery is no longer at it; what it asked for may stand there all the same.
	 */
	void leave(UUID conference, String delivery) {
		this.jdbc.sql("update calendar_entry set underway = null where conference = ? and underway = ?")
			.param(conference)
			.param(delivery)
			.update();
	}

	/** It is to be taken out and put there anew. */
	void renew(UUID conference) {
		this.jdbc.sql("update calendar_entry set renew = true where conference = ?").param(conference).update();
	}

	/** Somebody else put it where it stands, and that is known now. */
	public void found(UUID conference, Expected when) {
		this.jdbc
			.sql("update calendar_entry set starts_at = :start, ends_at = :end, asked_starts_at = null, "
					+ "asked_ends_at = null, fingerprint = null where conference = :conference")
			.param("start", when.start())
			.param("end", when.end())
			.param("conference", conference)
			.update();
	}

	/**
	 * A room is asked whether it is free then.
	 * @return false when it was asked before
	 */
	boolean asksRoom(UUID conference, String roomAndTime) {
		return this.jdbc
			.sql("update calendar_entry set room_asked = :asked where conference = :conference "
					+ "and room_asked is distinct from :asked")
			.param("asked", roomAndTime)
			.param("conference", conference)
			.update() == 1;
	}

	/** No room is asked any more. */
	void asksNoRoom(UUID conference) {
		this.jdbc.sql("update calendar_entry set room_asked = null where conference = ?").param(conference).update();
	}

	/** There is no entry any more. */
	public void remove(UUID conference) {
		this.jdbc.sql("delete from calendar_entry where conference = ?").param(conference).update();
	}

	private static Entry entry(ResultSet row, int number) throws SQLException {
		LocalDateTime asked = row.getObject("asked_starts_at", LocalDateTime.class);
		return new Entry(
				new Expected(row.getObject("starts_at", LocalDateTime.class),
						row.getObject("ends_at", LocalDateTime.class)),
				(asked != null) ? new Expected(asked, row.getObject("asked_ends_at", LocalDateTime.class)) : null,
				row.getString("underway"), row.getString("fingerprint"), row.getString("room_asked"),
				row.getBoolean("renew"));
	}

	/**
	 * What stands in the calendar.
	 *
	 * @param asked what was being put there and is not known to stand
	 * @param underway the delivery that is at it
	 * @param fingerprint stands for all that was asked for
	 * @param roomAsked the room that was asked, and for when
	 * @param renew whether it is to be taken out and put there anew
	 */
	record Entry(Expected stands, @Nullable Expected asked, @Nullable String underway, @Nullable String fingerprint,
			@Nullable String roomAsked, boolean renew) {

		/** Whether our side put it there, or may have. */
		boolean mayStandAt(Expected when) {
			return this.stands.equals(when) || when.equals(this.asked);
		}

		boolean isAt(String delivery) {
			return this.underway == null || this.underway.equals(delivery);
		}

	}

}
