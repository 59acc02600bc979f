package io.convenor.scheduling.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.graph.Meetings.Expected;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.calendar.HandMadeChange.Decision;

/**
 * What people did by hand to entries. Nothing of it is overwritten: whoever looks after
 * the conference is asked, once for each find, and until then the entry stays as it is.
 */
@Component
public class HandMadeChanges {

	private static final Shelf FINDS = Shelf.of("hand_made_change", "noticed_at, id");

	private final JdbcClient jdbc;

	private final Entries entries;

	private final List<EntrySubject> subjects;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	HandMadeChanges(JdbcClient jdbc, Entries entries, List<EntrySubject> subjects, ApplicationEventPublisher events,
			Clock clock) {
		this.jdbc = jdbc;
		this.entries = entries;
		this.subjects = subjects;
		this.events = events;
		this.clock = clock;
	}

	public Optional<HandMadeChange> find(UUID id) {
		return this.jdbc.sql("select * from hand_made_change where id = ?")
			.param(id)
			.query(HandMadeChanges::row)
			.optional();
	}

	/** Every find about a conference that waits for a decision. */
	public List<HandMadeChange> open(UUID conference) {
		return all(conference).stream().filter(HandMadeChange::open).toList();
	}

	/** The find about an entry that waits for a decision. */
	public Optional<HandMadeChange> openFor(UUID conference, UUID entry) {
		return open(conference).stream().filter((find) -> find.entry().equals(entry)).findFirst();
	}

	Optional<HandMadeChange> openFor(Entry entry) {
		return openFor(entry.conference(), entry.id());
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
	 * An entry was seen in its calendar. Where somebody put it right by hand, what was
	 * changed while it was wrong goes there now.
	 * @param when where it stands; null where it is gone
	 * @return whether it is not where our side put it, which is to be looked at once more
	 * before anybody is asked, since what was seen may be out of date by now
	 */
	public boolean seems(Conference conference, Entry entry, @Nullable Expected when) {
		Optional<HandMadeChange> known = openFor(entry);
		if (entry.mayStandAt().isEmpty() || known.filter((find) -> Objects.equals(find.found(), when)).isPresent()) {
			return false;
		}
		if (when == null || !entry.mayStandAt(when)) {
			return true;
		}
		known.ifPresent((find) -> {
			overtaken(entry);
			subject(entry).lookAfter(conference, entry);
		});
		return false;
	}

	/** An entry was looked at once more. Whoever is at it sees for themselves. */
	public void lookedAt(Conference conference, Entry entry, @Nullable Expected when) {
		if (entry.attempt().underway() == null && seems(conference, entry, when)) {
			note(entry, when);
		}
	}

	/**
	 * An entry was found at another time than our side put it.
	 * @param found null where it was not found any more
	 */
	void note(Entry entry, @Nullable Expected found) {
		Optional<HandMadeChange> before = openFor(entry);
		if (before.isEmpty()) {
			UUID id = UUID.randomUUID();
			this.jdbc.sql("""
					insert into hand_made_change (id, conference, entry, found_starts_at, found_ends_at, noticed_at)
					values (:id, :conference, :entry, :start, :end, :now)
					""")
				.param("id", id)
				.param("conference", entry.conference())
				.param("entry", entry.id())
				.param("start", (found != null) ? found.start() : null)
				.param("end", (found != null) ? found.end() : null)
				.param("now", now())
				.update();
			this.events.publishEvent(new HandMadeChangeNoticed(id, entry.conference()));
		}
		else if (!Objects.equals(before.get().found(), found)) {
			this.jdbc
				.sql("update hand_made_change set found_starts_at = :start, found_ends_at = :end, "
						+ "version = version + 1 where id = :id")
				.param("start", (found != null) ? found.start() : null)
				.param("end", (found != null) ? found.end() : null)
				.param("id", before.get().id())
				.update();
			this.events.publishEvent(new HandMadeChangeNoticed(before.get().id(), entry.conference()));
		}
	}

	/** What is asked says how the conference stands, and a new chair is asked it, too. */
	@EventListener
	void changed(ConferenceChanged changed) {
		open(changed.conference()).forEach((find) -> {
			this.jdbc.sql("update hand_made_change set version = version + 1 where id = ?").param(find.id()).update();
			this.events.publishEvent(new HandMadeChangeNoticed(find.id(), find.conference()));
		});
	}

	/** There is nothing left to decide about an entry. */
	void overtaken(Entry entry) {
		openFor(entry).ifPresent((find) -> settle(find, Decision.OVERTAKEN, "scheduling"));
	}

	/** It is decided, and does not matter to the calendar any more. */
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

	/**
	 * It is decided, and the entry is to be made what the conference is: where it was
	 * found is where it is expected now.
	 */
	public void settleAndShow(Conference conference, HandMadeChange find, Decision decision, String who) {
		settle(find, decision, who);
		Entry entry = this.entries.locked(conference, find.entry());
		this.entries.found(entry, find.found());
		subject(entry).differs(conference, entry, find.deleted());
	}

	/** Has the entry looked after once more. */
	public void lookAfter(Conference conference, HandMadeChange find) {
		Entry entry = this.entries.locked(conference, find.entry());
		subject(entry).lookAfter(conference, entry);
	}

	private EntrySubject subject(Entry entry) {
		return EntrySubject.of(entry, this.subjects);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static HandMadeChange row(ResultSet row, int number) throws SQLException {
		String decision = row.getString("decision");
		return new HandMadeChange(Columns.id(row, "id"), Columns.id(row, "conference"), Columns.id(row, "entry"),
				Entries.expected(row, "found_starts_at", "found_ends_at"), row.getTimestamp("noticed_at").toInstant(),
				(decision != null) ? Decision.valueOf(decision) : null, row.getInt("version"));
	}

}
