package io.convenor.scheduling.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Expected;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.invitations.CalendarEntries.Entry;
import io.convenor.scheduling.invitations.HandMadeChange.Decision;

/**
 * What people did by hand to the events of conferences. Nothing of it is overwritten: the
 * chair is asked, once for each find, and until then the calendar stays as it is.
 */
@Component
public class HandMadeChanges {

	private static final Shelf FINDS = Shelf.of("hand_made_change", "noticed_at, id");

	private final JdbcClient jdbc;

	private final CalendarEntries entries;

	private final Conferences conferences;

	private final Invitations invitations;

	private final Deliveries deliveries;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	HandMadeChanges(JdbcClient jdbc, CalendarEntries entries, Conferences conferences, Invitations invitations,
			Deliveries deliveries, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.entries = entries;
		this.conferences = conferences;
		this.invitations = invitations;
		this.deliveries = deliveries;
		this.events = events;
		this.clock = clock;
	}

	public Optional<HandMadeChange> find(UUID id) {
		return this.jdbc.sql("select * from hand_made_change where id = ?")
			.param(id)
			.query(HandMadeChanges::row)
			.optional();
	}

	/** The find about a conference that waits for a decision. */
	public Optional<HandMadeChange> openFor(UUID conference) {
		return all(conference).stream().filter(HandMadeChange::open).findFirst();
	}

	/** Every find about a conference, by id. */
	public List<UUID> about(UUID conference) {
		return all(conference).stream().map(HandMadeChange::id).toList();
	}

	/** Grows with everything that happens to the finds about a conference. */
	public long version(UUID conference) {
		return all(conference).stream().mapToLong((find) -> 1 + find.version()).sum();
	}

	private List<HandMadeChange> all(UUID conference) {
		return FINDS.read(this.jdbc, conference, HandMadeChanges::row);
	}

	/** The find with an id, kept from others until the transaction ends. */
	public HandMadeChange lock(UUID id) {
		return this.jdbc.sql("select * from hand_made_change where id = ? for update")
			.param(id)
			.query(HandMadeChanges::row)
			.single();
	}

	/**
	 * The calendar was seen holding the event of a conference like this. Where that is
	 * not what our side put there, it is looked at again before anybody is asked, since
	 * what was seen may be out of date by now.
	 */
	@Transactional
	public void noticed(UUID conference, BookedMeeting seen) {
		Optional<Entry> entry = this.entries.locked(conference);
		if (entry.isEmpty() || (!seen.cancelled() && entry.get().mayStandAt(new Expected(seen.start(), seen.end())))) {
			if (entry.isPresent()) {
				standsAsPut(conference);
			}
			return;
		}
		lookAgain(conference);
	}

	/** The event of a conference was seen to be gone. */
	@Transactional
	public void noticedRemoved(UUID conference) {
		if (this.entries.locked(conference).isPresent()) {
			lookAgain(conference);
		}
	}

	private void lookAgain(UUID conference) {
		this.deliveries.enqueueUnlessWaiting(Parcel.of(conference + "/calendar-check/" + UUID.randomUUID(), conference,
				null, new CalendarCheck(conference)));
	}

	/**
	 * Somebody put it right by hand. What was changed while the chair was asked is not in
	 * the calendar yet, and goes there now.
	 */
	void standsAsPut(UUID conference) {
		openFor(conference).ifPresent((find) -> {
			settle(find, Decision.OVERTAKEN, "scheduling");
			this.invitations.updateAfter(this.conferences.get(conference), find.id());
		});
	}

	boolean waitsForTheChair(UUID conference) {
		return openFor(conference).isPresent();
	}

	/** The event was found at another time than we put it. */
	void moved(Conference conference, Expected found) {
		note(conference, found.start(), found.end());
	}

	/** The event was not found any more. */
	void deleted(Conference conference) {
		note(conference, null, null);
	}

	private void note(Conference conference, @Nullable LocalDateTime start, @Nullable LocalDateTime end) {
		Optional<HandMadeChange> before = openFor(conference.id());
		if (before.isEmpty()) {
			UUID id = UUID.randomUUID();
			this.jdbc
				.sql("insert into hand_made_change (id, conference, found_starts_at, found_ends_at, noticed_at) "
						+ "values (:id, :conference, :start, :end, :now)")
				.param("id", id)
				.param("conference", conference.id())
				.param("start", start)
				.param("end", end)
				.param("now", now())
				.update();
			this.events.publishEvent(new HandMadeChangeNoticed(id, conference.id()));
		}
		else if (!Objects.equals(before.get().foundStart(), start) || !Objects.equals(before.get().foundEnd(), end)) {
			this.jdbc
				.sql("update hand_made_change set found_starts_at = :start, found_ends_at = :end, "
						+ "version = version + 1 where id = :id")
				.param("start", start)
				.param("end", end)
				.param("id", before.get().id())
				.update();
			this.events.publishEvent(new HandMadeChangeNoticed(before.get().id(), conference.id()));
		}
	}

	/** The event is out of the calendar, so there is nothing left to decide. */
	void settledByClearing(UUID conference) {
		openFor(conference).ifPresent((find) -> settle(find, Decision.OVERTAKEN, "scheduling"));
	}

	public void settle(HandMadeChange find, Decision decision, String who) {
		this.jdbc
			.sql("update hand_made_change set decision = :decision, decided_by = :who, decided_at = :now, "
					+ "version = version + 1 where id = :id and decision is null")
			.param("decision", decision.name())
			.param("who", who)
			.param("now", now())
			.param("id", find.id())
			.update();
		this.events.publishEvent(new HandMadeChangeNoticed(find.id(), find.conference()));
	}

	/** The event of a conference is to be looked at. */
	record CalendarCheck(UUID conference) {
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static HandMadeChange row(ResultSet row, int number) throws SQLException {
		String decision = row.getString("decision");
		return new HandMadeChange(Objects.requireNonNull(row.getObject("id", UUID.class)),
				Objects.requireNonNull(row.getObject("conference", UUID.class)),
				row.getObject("found_starts_at", LocalDateTime.class),
				row.getObject("found_ends_at", LocalDateTime.class), row.getTimestamp("noticed_at").toInstant(),
				(decision != null) ? Decision.valueOf(decision) : null, row.getInt("version"));
	}

}
