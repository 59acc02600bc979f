package io.convenor.scheduling.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.reading.Shelf;

/**
 * The calendar entries of people who take part apart, as the table holds them: what our
 * side put there, and what may stand there.
 */
@Component
public class OwnEntries {

	private static final String SELECT = "select * from own_entry ";

	private static final Shelf ENTRIES = Shelf.of("own_entry", "separation");

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final ApplicationEventPublisher events;

	OwnEntries(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.json = json;
		this.events = events;
	}

	/** The entry of a separation; one that does not stand yet where there is none. */
	public Entry of(UUID separation) {
		return ENTRIES.taken("separation", separation, this::entry)
			.or(() -> this.jdbc.sql(SELECT + "where separation = ?").param(separation).query(this::entry).optional())
			.orElseGet(() -> Entry.none(separation));
	}

	/** The same, locked until the transaction ends. */
	public Entry locked(UUID separation, UUID conference) {
		this.jdbc.sql("insert into own_entry (separation, conference) values (?, ?) on conflict do nothing")
			.param(separation)
			.param(conference)
			.update();
		return this.jdbc.sql(SELECT + "where separation = ? for update").param(separation).query(this::entry).single();
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
		return this.jdbc.sql("select separation from own_entry where event_id = ?")
			.param(eventId)
			.query(UUID.class)
			.optional();
	}

	/** The entries in a calendar that stand between two moments. */
	public List<String> eventsBetween(String organiser, LocalDateTime from, LocalDateTime until) {
		return this.jdbc
			.sql("select e.event_id from own_entry e join conference c on c.id = e.conference "
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
	 * of our own, or that of a conference booked since a moment.
	 */
	public boolean isBookingSince(String organiser, Instant moment) {
		return this.jdbc
			.sql("select exists (select 1 from own_entry e join conference c on c.id = e.conference "
					+ "where e.event_id is null and e.underway is not null and c.organiser = :organiser) "
					+ "or exists (select 1 from conference where organiser = :organiser and status = 'BOOKED' "
					+ "and event_id is null and booked_at > :moment)")
			.param("organiser", organiser)
			.param("moment", moment.atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	/**
	 * A delivery begins to book it, and books the same, word for word, until it is known
	 * to stand.
	 */
	void book(UUID separation, String delivery, MeetingRequest request, Asked asked) {
		begin(separation, delivery, asked);
		this.jdbc.sql("update own_entry set booking = ?::jsonb where separation = ?")
			.param(this.json.writeValueAsString(request))
			.param(separation)
			.update();
	}

	/** A delivery begins to put it there, or to take it out. */
	void begin(UUID separation, String delivery, @Nullable Asked asked) {
		this.jdbc
			.sql("update own_entry set underway = :delivery, asked_starts_at = coalesce(:start, asked_starts_at), "
					+ "asked_ends_at = coalesce(:end, asked_ends_at), asked_print = coalesce(:print, asked_print), "
					+ "asked_for = coalesce(:arrangement, asked_for) where separation = :separation")
			.param("delivery", delivery)
			.param("start", (asked != null) ? asked.when.start() : null)
			.param("end", (asked != null) ? asked.when.end() : null)
			.param("print", (asked != null) ? asked.fingerprint : null)
			.param("arrangement", (asked != null) ? asked.arrangement : null)
			.param("separation", separation)
			.update();
	}

	/** It stands there as asked, and nobody is at it any more. */
	void stands(UUID separation, BookedMeeting meeting, Asked asked) {
		DialIn dialIn = meeting.dialIn();
		this.jdbc
			.sql("update own_entry set event_id = :event, join_url = :url, dial_in_number = :number, "
					+ "dial_in_code = :code, shown = :shown, starts_at = :start, ends_at = :end, fingerprint = :print, "
					+ "asked_starts_at = null, asked_ends_at = null, asked_print = null, asked_for = null, "
					+ "booking = null, underway = null, by_hand = false, found_starts_at = null, found_ends_at = null, "
					+ "guarded_for = case when join_url = :url then guarded_for end, version = version + 1 "
					+ "where separation = :separation")
			.param("event", meeting.eventId())
			.param("url", meeting.joinUrl())
			.param("number", (dialIn != null) ? dialIn.number() : null)
			.param("code", (dialIn != null) ? dialIn.conferenceId() : null)
			.param("shown", asked.arrangement)
			.param("start", asked.when.start())
			.param("end", asked.when.end())
			.param("print", asked.fingerprint)
			.param("separation", separation)
			.update();
	}

	/** The link is there after all. */
	void linked(UUID separation, BookedMeeting meeting) {
		DialIn dialIn = meeting.dialIn();
		this.jdbc
			.sql("update own_entry set join_url = :url, dial_in_number = :number, dial_in_code = :code, "
					+ "version = version + 1 where separation = :separation")
			.param("url", meeting.joinUrl())
			.param("number", (dialIn != null) ? dialIn.number() : null)
			.param("code", (dialIn != null) ? dialIn.conferenceId() : null)
			.param("separation", separation)
			.update();
	}

	/** Nothing of an arrangement would show in it. */
	void shows(UUID separation, int arrangement) {
		this.jdbc.sql("update own_entry set shown = greatest(shown, ?), version = version + 1 where separation = ?")
			.param(arrangement)
			.param(separation)
			.update();
	}

	/** It is out of the calendar, and its link with it. */
	void cleared(UUID separation, int arrangement) {
		boolean wasByHand = of(separation).byHand();
		this.jdbc
			.sql("update own_entry set event_id = null, join_url = null, dial_in_number = null, dial_in_code = null, "
					+ "shown = :shown, starts_at = null, ends_at = null, fingerprint = null, asked_starts_at = null, "
					+ "asked_ends_at = null, asked_print = null, asked_for = null, underway = null, guarded_for = null, "
					+ "by_hand = false, found_starts_at = null, found_ends_at = null, version = version + 1 "
					+ "where separation = :separation")
			.param("shown", arrangement)
			.param("separation", separation)
			.update();
		if (wasByHand) {
			told(separation, false);
		}
	}

	/**
	 * The delivery is no longer at it; what it asked for may stand there all the same.
	 */
	void leave(UUID separation) {
		this.jdbc.sql("update own_entry set underway = null, version = version + 1 where separation = ?")
			.param(separation)
			.update();
	}

	/**
	 * Somebody changed it by hand: moved it, or deleted it where nothing was found. The
	 * same find twice is one.
	 */
	public void byHand(UUID separation, @Nullable Expected found) {
		Entry before = of(separation);
		if (before.isFoundAs(found)) {
			leave(separation);
			return;
		}
		this.jdbc
			.sql("update own_entry set underway = null, by_hand = true, found_starts_at = :start, "
					+ "found_ends_at = :end, version = version + 1 where separation = :separation")
			.param("start", (found != null) ? found.start() : null)
			.param("end", (found != null) ? found.end() : null)
			.param("separation", separation)
			.update();
		told(separation, !before.byHand());
	}

	private void told(UUID separation, boolean isNew) {
		this.jdbc.sql("select conference, version from own_entry where separation = ?")
			.param(separation)
			.query((row, _) -> new OwnEntryByHand(separation,
					Objects.requireNonNull(row.getObject("conference", UUID.class)), row.getInt("version"), isNew))
			.optional()
			.ifPresent(this.events::publishEvent);
	}

	/**
	 * What becomes of it is decided: where it was found is where it is expected now, and
	 * it is to be made what it should be.
	 */
	public void decided(Entry entry) {
		Expected found = entry.found;
		this.jdbc
			.sql("update own_entry set by_hand = false, event_id = case when :deleted then null else event_id end, "
					+ "starts_at = :start, ends_at = :end, fingerprint = null, shown = 0, version = version + 1, "
					+ "found_starts_at = null, found_ends_at = null where separation = :separation")
			.param("deleted", found == null)
			.param("start", (found != null) ? found.start() : null)
			.param("end", (found != null) ? found.end() : null)
			.param("separation", entry.separation)
			.update();
		told(entry.separation, false);
	}

	/**
	 * Somebody put it right by hand.
	 * @return whether it was known to be wrong, so that what was changed since is to be
	 * shown there now
	 */
	public boolean asPut(UUID separation) {
		boolean wasByHand = this.jdbc
			.sql("update own_entry set by_hand = false, found_starts_at = null, found_ends_at = null, "
					+ "version = version + 1 where separation = ? and by_hand")
			.param(separation)
			.update() > 0;
		if (wasByHand) {
			told(separation, false);
		}
		return wasByHand;
	}

	/** Nobody walks in past its lobby but this chair. */
	void guarded(UUID separation, String chairId) {
		this.jdbc.sql("update own_entry set guarded_for = ?, version = version + 1 where separation = ?")
			.param(chairId)
			.param(separation)
			.update();
	}

	private Entry entry(ResultSet row, int number) throws SQLException {
		String fingerprint = row.getString("asked_print");
		String booking = row.getString("booking");
		Expected asked = expected(row, "asked_starts_at", "asked_ends_at");
		return new Entry(Objects.requireNonNull(row.getObject("separation", UUID.class)), row.getString("event_id"),
				row.getString("join_url"), row.getString("dial_in_number"), row.getString("dial_in_code"),
				row.getInt("shown"), expected(row, "starts_at", "ends_at"), row.getString("fingerprint"),
				(asked != null && fingerprint != null) ? new Asked(asked, fingerprint, row.getInt("asked_for")) : null,
				(booking != null) ? this.json.readValue(booking, MeetingRequest.class) : null,
				row.getString("underway"), row.getString("guarded_for"), row.getBoolean("by_hand"),
				expected(row, "found_starts_at", "found_ends_at"), row.getInt("version"));
	}

	private static @Nullable Expected expected(ResultSet row, String start, String end) throws SQLException {
		LocalDateTime from = row.getObject(start, LocalDateTime.class);
		LocalDateTime until = row.getObject(end, LocalDateTime.class);
		return (from != null && until != null) ? new Expected(from, until) : null;
	}

	/**
	 * What is being put into the calendar.
	 *
	 * @param fingerprint stands for all that is asked for
	 * @param arrangement the arrangement of the conference that it shows
	 */
	record Asked(Expected when, String fingerprint, int arrangement) {
	}

	/**
	 * What stands in the calendar of somebody who takes part apart.
	 *
	 * @param eventId null while there is none
	 * @param shown the arrangement of the conference that it shows
	 * @param stands where our side put it
	 * @param asked what was being put there and is not known to stand
	 * @param booking what is being booked, word for word
	 * @param underway the delivery that is at it
	 * @param guardedFor the chair for whom the lobby is set
	 * @param byHand whether somebody changed it by hand, which waits for a decision
	 * @param found where it was found then; null where it was deleted
	 * @param version counts the changes, so that a card can tell whether it shows the
	 * newest
	 */
	public record Entry(UUID separation, @Nullable String eventId, @Nullable String joinUrl,
			@Nullable String dialInNumber, @Nullable String dialInCode, int shown, @Nullable Expected stands,
			@Nullable String fingerprint, @Nullable Asked asked, @Nullable MeetingRequest booking,
			@Nullable String underway, @Nullable String guardedFor, boolean byHand, @Nullable Expected found,
			int version) {

		static Entry none(UUID separation) {
			return new Entry(separation, null, null, null, null, 0, null, null, null, null, null, null, false, null, 0);
		}

		boolean isAt(String delivery) {
			return this.underway == null || this.underway.equals(delivery);
		}

		/** Whether this is known, and waits for a decision. */
		public boolean isFoundAs(@Nullable Expected seen) {
			return this.byHand && Objects.equals(this.found, seen);
		}

		/** Whether our side put it there, or may have. */
		public boolean mayStandAt(Expected when) {
			return when.equals(this.stands) || (this.asked != null && when.equals(this.asked.when));
		}

	}

}
