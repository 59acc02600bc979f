package io.convenor.scheduling.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;

/**
 * What the entries of people who take part apart give them, as the table holds it: for
 * each what a conference has itself for its meeting.
 */
@Component
public class OwnEntries {

	private static final String OWN = "(select * from calendar_entry where id <> conference)";

	private static final Shelf ENTRIES = Shelf.of(OWN, "conference", "id");

	private final JdbcClient jdbc;

	OwnEntries(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The entry of a separation; one that does not stand yet where there is none. */
	public OwnEntry of(UUID separation) {
		return ENTRIES.taken("id", separation, OwnEntries::entry)
			.or(() -> this.jdbc.sql("select * from calendar_entry where id = ?")
				.param(separation)
				.query(OwnEntries::entry)
				.optional())
			.orElseGet(() -> OwnEntry.none(separation));
	}

	/** Grows with everything that happens to the entries of a conference. */
	public long version(UUID conference) {
		return ENTRIES.read(this.jdbc, conference, (row, _) -> row.getLong("version"))
			.stream()
			.mapToLong(Long::longValue)
			.sum();
	}

	/** Which separation an event belongs to. */
	public Optional<UUID> separationOf(String eventId) {
		return this.jdbc.sql("select id from calendar_entry where event_id = ?")
			.param(eventId)
			.query(UUID.class)
			.optional();
	}

	/** The entries in a calendar that stand between two moments. */
	public List<String> eventsBetween(String organiser, LocalDateTime from, LocalDateTime until) {
		return this.jdbc
			.sql("select e.event_id from calendar_entry e join conference c on c.id = e.conference "
					+ "where e.event_id is not null and c.organiser = :organiser "
					+ "and e.starts_at between :from and :until")
			.param("organiser", organiser)
			.param("from", from)
			.param("until", until)
			.query(String.class)
			.list();
	}

	/**
	 * Whether an entry is just being put into a calendar and its event is not known: one
	 * of somebody's own, or that of a conference booked since a moment.
	 */
	public boolean isBookingSince(String organiser, Instant moment) {
		return this.jdbc
			.sql("select exists (select 1 from calendar_entry e join conference c on c.id = e.conference "
					+ "where e.event_id is null and e.underway is not null and e.id <> e.conference "
					+ "and c.organiser = :organiser) "
					+ "or exists (select 1 from conference where organiser = :organiser and status = 'BOOKED' "
					+ "and event_id is null and booked_at > :moment)")
			.param("organiser", organiser)
			.param("moment", moment.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	/** It stands in the calendar, and its lobby is set for another link anew. */
	public void stands(UUID separation, BookedMeeting meeting, int shown) {
		gives(separation, meeting);
		this.jdbc.sql("update calendar_entry set event_id = ?, shown = ? where id = ?")
			.param(meeting.eventId())
			.param(shown)
			.param(separation)
			.update();
	}

	/** It has this link now, or none. */
	public void gives(UUID separation, BookedMeeting meeting) {
		DialIn dialIn = meeting.dialIn();
		this.jdbc.sql("""
				update calendar_entry set join_url = :url, dial_in_number = :number, dial_in_code = :code,
				  guarded_for = case when join_url = :url then guarded_for end, version = version + 1
				where id = :id
				""")
			.param("url", meeting.joinUrl())
			.param("number", (dialIn != null) ? dialIn.number() : null)
			.param("code", (dialIn != null) ? dialIn.conferenceId() : null)
			.param("id", separation)
			.update();
	}

	/** It shows an arrangement; an older one never replaces a newer one. */
	public void shows(UUID separation, int arrangement) {
		this.jdbc.sql("update calendar_entry set shown = greatest(shown, ?), version = version + 1 where id = ?")
			.param(arrangement)
			.param(separation)
			.update();
	}

	/** It is out of the calendar, and its link with it. */
	public void cleared(UUID separation, int arrangement) {
		this.jdbc.sql("""
				update calendar_entry set event_id = null, join_url = null, dial_in_number = null, dial_in_code = null,
				  guarded_for = null, shown = :shown, version = version + 1
				where id = :id
				""").param("shown", arrangement).param("id", separation).update();
	}

	/** It shows something else than any arrangement. */
	public void differs(UUID separation, boolean deleted) {
		this.jdbc
			.sql("update calendar_entry set event_id = case when :deleted then null else event_id end, shown = 0, "
					+ "version = version + 1 where id = :id")
			.param("deleted", deleted)
			.param("id", separation)
			.update();
	}

	/** Nobody walks in past its lobby but this chair. */
	public void guarded(UUID separation, String chairId) {
		this.jdbc.sql("update calendar_entry set guarded_for = ?, version = version + 1 where id = ?")
			.param(chairId)
			.param(separation)
			.update();
	}

	private static OwnEntry entry(ResultSet row, int number) throws SQLException {
		return new OwnEntry(Columns.id(row, "id"), row.getString("event_id"), row.getString("join_url"),
				row.getString("dial_in_number"), row.getString("dial_in_code"), row.getInt("shown"),
				row.getString("underway") != null, row.getString("guarded_for"), row.getInt("version"));
	}

}
