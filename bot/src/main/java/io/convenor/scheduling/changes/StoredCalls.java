package io.convenor.scheduling.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.delivery.PaperLetterWritten;
import io.convenor.delivery.PaperLetters;
import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.invitations.Known;
import io.convenor.timescales.Dates;

/** The phone calls to families, as the table holds them. */
@Component
class StoredCalls {

	private static final String STANDS = "made_at is null and not withdrawn";

	private static final String LISTED = "select *, (select count(*) from call_attempt where call = call_to_make.id) as tries, "
			+ "(select max(tried_at) from call_attempt where call = call_to_make.id) as last_try "
			+ "from call_to_make where ";

	private static final Shelf CALLS = Shelf.of("(" + LISTED + "not withdrawn)", "conference", "opened_at, id");

	private static final Shelf EVERY_CALL = Shelf.of("call_to_make", "opened_at, id");

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	StoredCalls(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Every call about a conference that is to be made or was made. */
	List<Listed> about(UUID conference) {
		return CALLS.read(this.jdbc, conference,
				(row, number) -> new Listed(read(row, number), new CallToMake.Tries(row.getInt("tries"),
						Columns.moment(row, "last_try"), Columns.moment(row, "next_try"))));
	}

	/** Grows with everything that happens to the calls about a conference. */
	long version(UUID conference) {
		return EVERY_CALL.read(this.jdbc, conference, this::read)
			.stream()
			.mapToLong((call) -> 1 + call.version + ((call.made != null) ? 1 : 0))
			.sum();
	}

	Optional<Row> find(UUID id) {
		return this.jdbc.sql("select * from call_to_make where id = ?").param(id).query(this::read).optional();
	}

	/** The call about a change that is to be made, locked. */
	Optional<Row> openOf(UUID invitee) {
		return this.jdbc
			.sql("select * from call_to_make where invitee = ? and about = 'CHANGE' and " + STANDS + " for update")
			.param(invitee)
			.query(this::read)
			.optional();
	}

	/** What somebody was told on the telephone last. */
	Optional<Known> saidLast(UUID invitee) {
		return this.jdbc
			.sql("select said::text from call_to_make where invitee = ? and made_at is not null "
					+ "order by made_at desc limit 1")
			.param(invitee)
			.query(String.class)
			.optional()
			.map((text) -> this.json.readValue(text, Known.class));
	}

	/** Somebody is to be rung about what is new since they were told this. */
	void openAboutAChange(UUID conference, UUID invitee, Known knew) {
		this.jdbc
			.sql("insert into call_to_make (id, conference, invitee, about, knew, opened_at) "
					+ "values (:id, :conference, :invitee, 'CHANGE', :knew::jsonb, :now) "
					+ "on conflict (invitee, about) where made_at is null and not withdrawn do nothing")
			.param("id", UUID.randomUUID())
			.param("conference", conference)
			.param("invitee", invitee)
			.param("knew", this.json.writeValueAsString(knew))
			.param("now", now())
			.update();
	}

	/**
	 * Somebody is to be rung about a letter on paper. Who was rung about the invitation
	 * is not rung about it again because a newer letter took its place.
	 */
	void openAboutALetter(PaperLetterWritten letter) {
		this.jdbc
			.sql("insert into call_to_make (id, conference, invitee, about, opened_at) "
					+ "select :id, :conference, :invitee, :about, :now where :about <> 'INVITATION' or not exists "
					+ "(select from call_to_make where invitee = :invitee and about = 'INVITATION' and not withdrawn) "
					+ "on conflict (invitee, about) where made_at is null and not withdrawn do nothing")
			.param("id", UUID.randomUUID())
			.param("conference", letter.conference())
			.param("invitee", letter.invitee())
			.param("about", letter.what().name())
			.param("now", now())
			.update();
	}

	/** There is something else to say, or nothing any more. */
	void change(UUID id, boolean withdrawn) {
		this.jdbc.sql("update call_to_make set withdrawn = ?, version = version + 1 where id = ?")
			.param(withdrawn)
			.param(id)
			.update();
	}

	/** Whether somebody is still to be rung about this. */
	boolean stands(UUID invitee, PaperLetters.What about, boolean somethingElseToSay) {
		return this.jdbc
			.sql("update call_to_make set version = version + ? where invitee = ? and about = ? and " + STANDS)
			.param(somethingElseToSay ? 1 : 0)
			.param(invitee)
			.param(about.name())
			.update() > 0;
	}

	/** Nobody is to be rung about this any more. */
	void withdraw(UUID invitee, PaperLetters.What about) {
		this.jdbc
			.sql("update call_to_make set withdrawn = true, version = version + 1 where invitee = ? and about = ? and "
					+ STANDS)
			.param(invitee)
			.param(about.name())
			.update();
	}

	/**
	 * Nobody is to be rung about arrangements any more.
	 * @return how many calls that were
	 */
	int withdrawArrangements(UUID conference) {
		return this.jdbc
			.sql("update call_to_make set withdrawn = true, version = version + 1 where conference = ? "
					+ "and about in ('INVITATION', 'CHANGE') and " + STANDS)
			.param(conference)
			.update();
	}

	/**
	 * Ticks a call off.
	 * @throws OptimisticLockingFailureException where there is something else to say by
	 * now
	 */
	void made(Row call, long version, String by, Attempt attempt, @Nullable Known said) {
		asSeen(this.jdbc.sql(
				"update call_to_make set made_at = :now, made_by = :who, rang = :rang, note = :note, said = :said::jsonb, "
						+ "version = version + 1 where id = :id and version = :version and " + STANDS)
			.param("now", now())
			.param("who", by)
			.param("rang", attempt.rang())
			.param("note", attempt.note())
			.param("said", (said != null) ? this.json.writeValueAsString(said) : null)
			.param("id", call.id)
			.param("version", version)
			.update());
	}

	/**
	 * Notes that nobody answered, and when to try again.
	 * @throws OptimisticLockingFailureException where there is something else to say by
	 * now
	 */
	void notReached(Row call, long version, Attempt attempt, LocalDateTime next) {
		asSeen(this.jdbc
			.sql("update call_to_make set next_try = :next, version = version + 1 "
					+ "where id = :id and version = :version and " + STANDS)
			.param("next", next.atZone(Dates.LONDON).toOffsetDateTime())
			.param("id", call.id)
			.param("version", version)
			.update());
		this.jdbc
			.sql("insert into call_attempt (id, call, tried_at, tried_by, note) values (:id, :call, :now, :who, :note)")
			.param("id", UUID.randomUUID())
			.param("call", call.id)
			.param("now", now())
			.param("who", attempt.rang())
			.param("note", attempt.note())
			.update();
	}

	private static void asSeen(int changed) {
		if (changed != 1) {
			throw new OptimisticLockingFailureException("There is something else to say by now");
		}
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private Row read(ResultSet row, int number) throws SQLException {
		String knew = row.getString("knew");
		Instant madeAt = Columns.moment(row, "made_at");
		return new Row(Columns.id(row, "id"), Columns.id(row, "conference"), Columns.id(row, "invitee"),
				PaperLetters.What.valueOf(row.getString("about")),
				(knew != null) ? this.json.readValue(knew, Known.class) : null,
				row.getTimestamp("opened_at").toInstant(),
				(madeAt != null) ? new CallToMake.Made(madeAt, row.getString("rang"), row.getString("note")) : null,
				row.getInt("version"));
	}

	/** Who rang, where it was not the person who ticks, and what they noted. */
	record Attempt(String rang, String note) {
	}

	/**
	 * A call.
	 *
	 * @param knew what they had been told before, where it is about a change
	 */
	record Row(UUID id, UUID conference, UUID invitee, PaperLetters.What about, @Nullable Known knew, Instant openedAt,
			CallToMake.@Nullable Made made, int version) {
	}

	/** A call with how often nobody answered. */
	record Listed(Row row, CallToMake.Tries tries) {
	}

}
