package io.convenor.scheduling.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.answers.AttendanceOnTheDay.Inquorate;

/** Who was at each sitting of a conference, as the tables hold it. */
@Component
class StoredAttendance {

	private static final Shelf ATTENDED = Shelf.of("attended", "joined_at, source, name, id");

	private static final Shelf REPORTS = Shelf.of("attendance_report", "sitting");

	private static final Shelf INQUORATE = Shelf.of("inquorate", "sitting");

	private final JdbcClient jdbc;

	private final StoredAnswers answers;

	private final Kinds kinds;

	private final Clock clock;

	StoredAttendance(JdbcClient jdbc, StoredAnswers answers, Kinds kinds, Clock clock) {
		this.kinds = kinds;
		this.jdbc = jdbc;
		this.answers = answers;
		this.clock = clock;
	}

	/** Everybody who was there, in the order in which they came. */
	List<Stay> of(Conference conference) {
		return of(ATTENDED, conference, StoredAttendance::stay);
	}

	/** Puts the stays of a report in the place of those of an earlier one. */
	void reported(Conference conference, List<Stay> stays) {
		this.jdbc.sql("delete from attended where conference = ? and sitting = ? and source = 'REPORT'")
			.params(conference.id(), conference.startsAt())
			.update();
		stays.forEach((stay) -> add(conference, stay));
		this.jdbc.sql("""
				insert into attendance_report (conference, sitting, people, fetched_at)
				values (:conference, :sitting, :people, :now)
				on conflict (conference, sitting) do update set people = excluded.people,
				  fetched_at = excluded.fetched_at
				""")
			.param("conference", conference.id())
			.param("sitting", conference.startsAt())
			.param("people", stays.size())
			.param("now", now())
			.update();
		this.answers.moved(conference.id());
	}

	/** The last report that was asked for. */
	Optional<Report> report(Conference conference) {
		return of(REPORTS, conference,
				(row, _) -> new Report(row.getInt("people"), row.getTimestamp("fetched_at").toInstant()))
			.stream()
			.findFirst();
	}

	void add(Conference conference, Stay stay) {
		Instant until = stay.until;
		this.jdbc.sql("""
				insert into attended (id, conference, sitting, invitee, source, name, address, joined_at, left_at)
				values (:id, :conference, :sitting, :invitee, :source, :name, :address, :joined, :left)
				on conflict (conference, sitting, invitee) where source = 'TICKED'
				do update set joined_at = excluded.joined_at, left_at = excluded.left_at
				""")
			.param("id", stay.id)
			.param("conference", conference.id())
			.param("sitting", conference.startsAt())
			.param("invitee", stay.invitee)
			.param("source", stay.ticked ? "TICKED" : "REPORT")
			.param("name", stay.name)
			.param("address", stay.address)
			.param("joined", stay.from.atOffset(ZoneOffset.UTC))
			.param("left", (until != null) ? until.atOffset(ZoneOffset.UTC) : null)
			.update();
		this.answers.moved(conference.id());
	}

	void untick(Conference conference, UUID invitee) {
		this.jdbc.sql("delete from attended where conference = ? and sitting = ? and invitee = ? and source = 'TICKED'")
			.params(conference.id(), conference.startsAt(), invitee)
			.update();
		this.answers.moved(conference.id());
	}

	/** Somebody of the report is one of the invitees, or nobody who is known. */
	void assign(Conference conference, Stay like, @Nullable UUID invitee) {
		this.jdbc
			.sql("update attended set invitee = :invitee where conference = :conference and sitting = :sitting "
					+ "and source = 'REPORT' and name is not distinct from :name "
					+ "and address is not distinct from :address")
			.param("invitee", invitee)
			.param("conference", conference.id())
			.param("sitting", conference.startsAt())
			.param("name", like.name)
			.param("address", like.address)
			.update();
		this.answers.moved(conference.id());
	}

	Optional<Inquorate> decision(Conference conference) {
		return of(INQUORATE, conference,
				(row, _) -> new Inquorate(row.getBoolean("proceeded"), row.getString("reason")))
			.stream()
			.findFirst();
	}

	/** What there is about the sitting that a conference has now. */
	private <T> List<T> of(Shelf shelf, Conference conference, RowMapper<T> mapper) {
		return shelf.read(this.jdbc, conference.id(), (row, number) -> {
			LocalDateTime sitting = row.getObject("sitting", LocalDateTime.class);
			return conference.startsAt().equals(sitting) ? Optional.of(mapper.mapRow(row, number))
					: Optional.<T>empty();
		}).stream().flatMap(Optional::stream).toList();
	}

	void decided(Conference conference, boolean proceeded, @Nullable String reason, String by, OffsetDateTime at) {
		this.jdbc
			.sql("insert into inquorate (conference, sitting, proceeded, reason, decided_by, decided_at) "
					+ "values (:conference, :sitting, :proceeded, :reason, :by, :at)")
			.param("conference", conference.id())
			.param("sitting", conference.startsAt())
			.param("proceeded", proceeded)
			.param("reason", reason)
			.param("by", by)
			.param("at", at)
			.update();
		this.answers.moved(conference.id());
	}

	/**
	 * How many sittings of a case were inquorate and listed again since it last had a
	 * conference that was held: one that was cancelled and booked anew counts on.
	 */
	int inARow(Conference conference) {
		return this.jdbc.sql("""
				with meeting as (select conference from child where upper(case_reference) in
				  (select upper(case_reference) from child where conference = :conference))
				select count(*) from inquorate i
				where i.conference in (select conference from meeting) and not i.proceeded
				  and i.sitting > all (
				    select h.starts_at from conference h
				    where h.id in (select conference from meeting) and h.status = 'HELD' and h.kind in (:kinds))
				""")
			.param("conference", conference.id())
			.param("kinds", this.kinds.those(Kind::needsQuorum).stream().map(Kind::name).collect(Collectors.toSet()))
			.query(Integer.class)
			.single();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Stay stay(ResultSet row, int number) throws SQLException {
		return new Stay(Columns.id(row, "id"), row.getObject("invitee", UUID.class),
				row.getString("source").equals("TICKED"), row.getString("name"), row.getString("address"),
				row.getTimestamp("joined_at").toInstant(), Columns.moment(row, "left_at"));
	}

	/**
	 * Somebody was there once.
	 *
	 * @param invitee null while nobody has said who it was
	 * @param ticked whether somebody said that they were there, and not the report
	 * @param until null where they stayed until the end
	 */
	record Stay(UUID id, @Nullable UUID invitee, boolean ticked, @Nullable String name, @Nullable String address,
			Instant from, @Nullable Instant until) {

		/** Whether the report knows both by the same name. */
		boolean sameName(Stay other) {
			return Objects.equals(this.name, other.name) && Objects.equals(this.address, other.address);
		}

	}

	/** A report that was asked for. */
	record Report(int people, Instant askedAt) {
	}

}
