package io.convenor.scheduling.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.answers.InviteeAnswer.Source;

/** Who takes part and how, as the tables hold it. */
@Component
class StoredAnswers {

	private static final Shelf ANSWERS = Shelf.of("answer", "at desc, id desc");

	private static final Shelf NEEDS = Shelf.of("needs", "invitee");

	/** What is known of who takes part, in one row. */
	static final Shelf TAKING_PART = Shelf.of("taking_part", "conference");

	private final JdbcClient jdbc;

	private final Clock clock;

	StoredAnswers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Everything that was ever answered for a conference, the newest first. */
	List<Given> of(UUID conference) {
		return ANSWERS.read(this.jdbc, conference, StoredAnswers::given);
	}

	void add(UUID conference, Given given) {
		ProposedTime proposed = given.proposed;
		this.jdbc.sql("""
				insert into answer (conference, invitee, source, response, takes_part, reason, proposed_start,
				  proposed_end, told_to, at, outdated_at)
				values (:conference, :invitee, :source, :response, :takesPart, :reason, :start, :end, :toldTo, :at,
				  :outdated)
				""")
			.param("conference", conference)
			.param("invitee", given.invitee)
			.param("source", given.source.name())
			.param("response", given.response.name())
			.param("takesPart", (given.takesPart != null) ? given.takesPart.name() : null)
			.param("reason", given.reason)
			.param("start", (proposed != null) ? proposed.start() : null)
			.param("end", (proposed != null) ? proposed.end() : null)
			.param("toldTo", given.toldTo)
			.param("at", given.at.atOffset(ZoneOffset.UTC))
			.param("outdated", given.outdated ? now() : null)
			.update();
	}

	/** What was answered so far was for another time. */
	void outdate(UUID conference) {
		this.jdbc.sql("update answer set outdated_at = :now where conference = :conference and outdated_at is null")
			.param("now", now())
			.param("conference", conference)
			.update();
	}

	/** What somebody answered so far may have been answered by somebody else. */
	void outdate(UUID conference, UUID invitee) {
		this.jdbc
			.sql("update answer set outdated_at = :now where conference = :conference and invitee = :invitee "
					+ "and outdated_at is null")
			.param("now", now())
			.param("conference", conference)
			.param("invitee", invitee)
			.update();
	}

	List<Needed> needs(UUID conference) {
		return NEEDS.read(this.jdbc, conference, StoredAnswers::needed);
	}

	void need(UUID conference, Needed needed, String notedBy) {
		this.jdbc.sql("""
				insert into needs (conference, invitee, needs, note, noted_by, noted_at)
				values (:conference, :invitee, :needs, :note, :by, :now)
				on conflict (conference, invitee) do update set needs = excluded.needs, note = excluded.note,
				  noted_by = excluded.noted_by, noted_at = excluded.noted_at
				""")
			.param("conference", conference)
			.param("invitee", needed.invitee)
			.param("needs", needed.needs.stream().sorted().map(Need::name).collect(Collectors.joining(",")))
			.param("note", needed.note)
			.param("by", notedBy)
			.param("now", now())
			.update();
	}

	/** Counts the changes of all that is known of who takes part in a conference. */
	int moves(UUID conference) {
		return TAKING_PART.one(this.jdbc, conference, (row, _) -> row.getInt("moves")).orElse(0);
	}

	void moved(UUID conference) {
		this.jdbc
			.sql("insert into taking_part (conference, moves) values (?, 1) "
					+ "on conflict (conference) do update set moves = taking_part.moves + 1")
			.param(conference)
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Given given(ResultSet row, int number) throws SQLException {
		LocalDateTime start = row.getObject("proposed_start", LocalDateTime.class);
		String takesPart = row.getString("takes_part");
		return new Given(Columns.id(row, "invitee"), Source.valueOf(row.getString("source")),
				Response.valueOf(row.getString("response")), (takesPart != null) ? TakesPart.valueOf(takesPart) : null,
				row.getString("reason"),
				(start != null) ? new ProposedTime(start, Columns.time(row, "proposed_end")) : null,
				row.getString("told_to"), row.getTimestamp("at").toInstant(), row.getTimestamp("outdated_at") != null);
	}

	private static Needed needed(ResultSet row, int number) throws SQLException {
		Set<Need> needs = Stream.of(row.getString("needs").split(","))
			.flatMap((name) -> Need.named(name).stream())
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Need.class)));
		return new Needed(Columns.id(row, "invitee"), needs, row.getString("note"));
	}

	/**
	 * One answer as it was given.
	 *
	 * @param toldTo who was told, by object id; null for a calendar's answer
	 * @param outdated whether it was for another time
	 */
	record Given(UUID invitee, Source source, Response response, @Nullable TakesPart takesPart, @Nullable String reason,
			@Nullable ProposedTime proposed, @Nullable String toldTo, Instant at, boolean outdated) {

		/** Whether both say the same, whenever they were given. */
		boolean saysTheSame(Given other) {
			return this.response == other.response && this.takesPart == other.takesPart
					&& Optional.ofNullable(this.reason).equals(Optional.ofNullable(other.reason))
					&& Optional.ofNullable(this.proposed).equals(Optional.ofNullable(other.proposed));
		}

	}

	/** What one person needs. */
	record Needed(UUID invitee, Set<Need> needs, @Nullable String note) {

		/** By what it is called alone; empty where nothing is needed. */
		String briefly() {
			String names = this.needs.stream().sorted().map(Need::label).collect(Collectors.joining(", "));
			boolean noted = this.note != null && !this.note.isBlank();
			return (names.isEmpty() && noted) ? "as it is noted under “Answers”" : names;
		}

	}

}
