package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Separation.Manner;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;

/**
 * Who takes part in a conference apart from the others, and who must not meet whom. What
 * is ended is kept.
 */
@Component
public class Separations {

	static final Shelf SEPARATIONS = Shelf.of("separation", "decided_at, id");

	private static final String SELECT = "select * from separation ";

	private final JdbcClient jdbc;

	private final Clock clock;

	Separations(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Everything that holds or ever held for a conference, the oldest first. */
	public List<Separation> ever(UUID conference) {
		return SEPARATIONS.read(this.jdbc, conference, Separations::separation);
	}

	/** What holds now: who takes part apart, and who is not invited. */
	public List<Separation> of(UUID conference) {
		return ever(conference).stream().filter(Separation::holds).toList();
	}

	/** How somebody takes part apart from the others, if they do. */
	public Optional<Separation> of(Conference conference, Invitee invitee) {
		return of(conference.id()).stream()
			.filter((each) -> each.takesPart() && each.invitee().equals(invitee.id()))
			.findFirst();
	}

	/** The separation with an id. */
	public Separation get(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ?").param(id).query(Separations::separation).single();
	}

	/** The separation with an id, where there is one. */
	public Optional<Separation> find(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ?").param(id).query(Separations::separation).optional();
	}

	/** Grows with everything that is decided or ended. */
	public long version(UUID conference) {
		return ever(conference).stream().mapToLong((each) -> (each.endedAt() != null) ? 2 : 1).sum();
	}

	/** Who takes part apart from the others, by invitee. */
	public Set<UUID> apart(UUID conference) {
		return ids(of(conference), Separation::takesPart);
	}

	private static Set<UUID> ids(List<Separation> all, Predicate<Separation> which) {
		Set<UUID> ids = new LinkedHashSet<>();
		all.stream().filter(which).map(Separation::invitee).forEach(ids::add);
		return ids;
	}

	/**
	 * Of whom somebody is to find no trace, whichever of the two was given a part of
	 * their own.
	 */
	public List<Invitee> keptFrom(Conference conference, Invitee invitee) {
		List<Separation> all = of(conference.id());
		return conference.everybodyEver()
			.stream()
			.filter((other) -> all.stream().anyMatch((each) -> each.keepsApart(invitee.id(), other.id())))
			.toList();
	}

	/**
	 * Whether somebody still takes part apart although nobody whom they must not meet is
	 * invited any more. Who has a part of their own for another reason is not meant.
	 */
	public boolean isForNobodyAnyMore(Conference conference, Separation separation) {
		List<UUID> others = ever(conference.id()).stream()
			.filter((each) -> each.id().equals(separation.id()) || separation.invitee().equals(each.apartFrom()))
			.map((each) -> each.id().equals(separation.id()) ? each.apartFrom() : each.invitee())
			.filter(Objects::nonNull)
			.toList();
		return separation.takesPart() && !others.isEmpty()
				&& conference.invitees().stream().map(Invitee::id).noneMatch(others::contains);
	}

	/**
	 * Notes that somebody takes part apart from now on. Whatever was so before ends.
	 * @param conference held by the caller, who saves it
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Separation begin(Conference conference, Part part, String reason, String by) {
		of(conference.id()).stream()
			.filter((each) -> each.invitee().equals(part.invitee))
			.forEach((each) -> close(each.id(), by));
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("insert into separation (id, conference, invitee, manner, from_minute, until_minute, apart_from, "
					+ "reason, decided_by, decided_at) values (:id, :conference, :invitee, :manner, :from, :until, "
					+ ":apartFrom, :reason, :by, :now)")
			.param("id", id)
			.param("conference", conference.id())
			.param("invitee", part.invitee)
			.param("manner", Objects.requireNonNull(part.manner).name())
			.param("from", part.fromMinute)
			.param("until", part.untilMinute)
			.param("apartFrom", part.apartFrom)
			.param("reason", reason)
			.param("by", by)
			.param("now", now())
			.update();
		return get(id);
	}

	/** Notes that it is so no longer. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void end(Separation separation, String by) {
		close(separation.id(), by);
	}

	/**
	 * Somebody who left is another invitee now: whoever is kept from them is so still,
	 * and what rested for them rests no longer.
	 * @param former every invitee they were
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void isNow(UUID conference, Collection<UUID> former, UUID invitee) {
		this.jdbc
			.sql("update separation set apart_from = :invitee where conference = :conference "
					+ "and apart_from in (:former) and (ended_at is null or ended_by = :left)")
			.param("invitee", invitee)
			.param("conference", conference)
			.param("former", former)
			.param("left", Separation.LEFT)
			.update();
		this.jdbc
			.sql("update separation set ended_by = :back where conference = :conference "
					+ "and invitee in (:former) and ended_by = :left")
			.param("back", Separation.CAME_BACK)
			.param("conference", conference)
			.param("former", former)
			.param("left", Separation.LEFT)
			.update();
	}

	/**
	 * Somebody takes part at other times from now on.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void retime(Separation separation, int fromMinute, @Nullable Integer untilMinute) {
		this.jdbc.sql("update separation set from_minute = :from, until_minute = :until where id = :id")
			.param("from", fromMinute)
			.param("until", untilMinute)
			.param("id", separation.id())
			.update();
	}

	private void close(UUID id, String by) {
		this.jdbc.sql("update separation set ended_by = :by, ended_at = :now where id = :id and ended_at is null")
			.param("by", by)
			.param("now", now())
			.param("id", id)
			.update();
	}

	/** Who is not invited any more takes part in nothing that could be apart. */
	@EventListener
	void left(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Left || changed.change() instanceof Change.Chaired) {
			this.jdbc.sql("""
					update separation s set ended_by = :left, ended_at = :now
					where conference = :conference and ended_at is null and manner <> 'EXCLUDED' and not exists
					  (select 1 from invitee i where i.id = s.invitee and i.left_at is null)
					""")
				.param("left", Separation.LEFT)
				.param("now", now())
				.param("conference", changed.conference())
				.update();
		}
	}

	/**
	 * Which two of a conference would meet although they are kept apart, if these were
	 * the parts people take; every other takes part in all of the meeting.
	 */
	public static List<Meeting> meetings(List<Part> parts, int lengthMinutes) {
		List<Meeting> meetings = new ArrayList<>();
		for (Part part : parts) {
			UUID other = part.apartFrom;
			if (other != null) {
				Part others = parts.stream()
					.filter((each) -> each.invitee.equals(other))
					.findFirst()
					.orElseGet(() -> Part.whole(other));
				if (part.meets(others, lengthMinutes)) {
					meetings.add(new Meeting(part.invitee, other));
				}
			}
		}
		return meetings;
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Separation separation(ResultSet row, int number) throws SQLException {
		return new Separation(Columns.id(row, "id"), Columns.id(row, "conference"), Columns.id(row, "invitee"),
				Manner.valueOf(row.getString("manner")), row.getInt("from_minute"),
				row.getObject("until_minute", Integer.class), row.getObject("apart_from", UUID.class),
				row.getString("reason"), row.getString("decided_by"), row.getTimestamp("decided_at").toInstant(),
				Columns.moment(row, "ended_at"), row.getString("ended_by"));
	}

	/**
	 * The parts people take in a conference now, each apart only from who is invited:
	 * nobody meets somebody who left.
	 */
	public List<Part> parts(Conference conference) {
		Set<UUID> invited = conference.invitees().stream().map(Invitee::id).collect(Collectors.toSet());
		return of(conference.id()).stream()
			.map(Part::of)
			.map((each) -> invited.contains(each.apartFrom) ? each : each.apartFrom(null))
			.toList();
	}

	/** Two who would meet. */
	public record Meeting(UUID one, UUID other) {
	}

	/**
	 * The part somebody takes.
	 *
	 * @param manner how; null where they take part with everybody
	 */
	public record Part(UUID invitee, @Nullable Manner manner, int fromMinute, @Nullable Integer untilMinute,
			@Nullable UUID apartFrom) {

		/** Everything, with everybody. */
		static Part whole(UUID invitee) {
			return new Part(invitee, null, 0, null, null);
		}

		public static Part of(Separation separation) {
			return new Part(separation.invitee(), separation.manner(), separation.fromMinute(),
					separation.untilMinute(), separation.apartFrom());
		}

		/** The same part, apart from somebody else, or from nobody in particular. */
		public Part apartFrom(@Nullable UUID other) {
			return new Part(this.invitee, this.manner, this.fromMinute, this.untilMinute, other);
		}

		/** Whether two are in the same meeting at the same time, if only for a moment. */
		boolean meets(Part other, int lengthMinutes) {
			if (elsewhere() || other.elsewhere()) {
				return false;
			}
			return this.fromMinute < other.end(lengthMinutes) && other.fromMinute < end(lengthMinutes);
		}

		private boolean elsewhere() {
			return this.manner == Manner.OWN_LINK || this.manner == Manner.EXCLUDED;
		}

		private int end(int lengthMinutes) {
			return (this.untilMinute != null) ? this.untilMinute : Math.max(lengthMinutes, this.fromMinute + 1);
		}

	}

}
