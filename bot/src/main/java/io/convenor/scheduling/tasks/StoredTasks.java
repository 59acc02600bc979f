package io.convenor.scheduling.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Reference;
import io.convenor.reading.Columns;
import io.convenor.reading.Pile;
import io.convenor.scheduling.tasks.Promises.Made;

/** What letters promise, as the table holds it. */
@Component
class StoredTasks {

	private static final String OPEN = "t.done_at is null and not t.withdrawn";

	private static final Pile OPEN_FOR = Pile.of("select t.id, t.due, c.reference from task t "
			+ "join conference c on c.id = t.conference where " + OPEN + " and c.chair_id = :chair", "due, id");

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	private final Clock clock;

	StoredTasks(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.clock = clock;
	}

	/** What is promised of a conference, or was kept. */
	List<Row> of(UUID conference, String order) {
		return rows("conference = :conference and not withdrawn order by " + order, Map.of("conference", conference));
	}

	Optional<Row> find(UUID id) {
		return rows("id = :id", Map.of("id", id)).stream().findFirst();
	}

	/** What is to be done for all conferences. */
	List<Row> open() {
		return this.jdbc.sql("select t.* from task t where " + OPEN + " order by t.due, t.id")
			.query(StoredTasks::read)
			.list();
	}

	/** What is to be done for the conferences of a chair. */
	List<Due> openFor(String chairId) {
		return OPEN_FOR.read(this.jdbc, chairId, StoredTasks::due);
	}

	/** Grows with everything that happens to the tasks of a conference. */
	long version(UUID conference) {
		return this.jdbc.sql("select coalesce(sum(1 + version), 0) from task where conference = ?")
			.param(conference)
			.query(Long.class)
			.single();
	}

	/** It is promised no longer. */
	void withdraw(Row row) {
		this.jdbc.sql("update task set withdrawn = true, version = version + 1 where id = ? and done_at is null")
			.param(row.id)
			.update();
	}

	/** These are to be done, unless they are already. */
	void open(UUID conference, List<Made> made) {
		SqlParameterSource[] rows = made.stream()
			.map((each) -> new MapSqlParameterSource("id", UUID.randomUUID()).addValue("conference", conference)
				.addValue("invitee", each.invitee())
				.addValue("what", each.what().name())
				.addValue("due", each.due())
				.addValue("place", each.place())
				.addValue("now", now()))
			.toArray(SqlParameterSource[]::new);
		this.batches.batchUpdate(
				"insert into task (id, conference, invitee, what, due, place, opened_at) "
						+ "values (:id, :conference, :invitee, :what, :due, :place, :now) "
						+ "on conflict (conference, invitee, what) where done_at is null and not withdrawn do nothing",
				rows);
	}

	/**
	 * Ticks a task off.
	 * @throws OptimisticLockingFailureException where something else is to be done by now
	 */
	void done(Row row, long version, String by, String who, String note) {
		int ticked = this.jdbc
			.sql("update task set done_at = :now, done_by = :by, who = :who, note = :note, version = version + 1 "
					+ "where id = :id and version = :version and done_at is null and not withdrawn")
			.param("now", now())
			.param("by", by)
			.param("who", who)
			.param("note", note)
			.param("id", row.id)
			.param("version", version)
			.update();
		if (ticked != 1) {
			throw new OptimisticLockingFailureException("Something else is to be done by now");
		}
	}

	private List<Row> rows(String where, Map<String, ?> parameters) {
		return this.jdbc.sql("select * from task where " + where).params(parameters).query(StoredTasks::read).list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Row read(ResultSet row, int number) throws SQLException {
		return new Row(Columns.id(row, "id"), Columns.id(row, "conference"), Columns.id(row, "invitee"),
				Promise.valueOf(row.getString("what")), Columns.time(row, "due"), row.getString("place"),
				Columns.moment(row, "done_at"), row.getString("who"), row.getString("note"), row.getInt("version"));
	}

	private static Due due(ResultSet row, int number) throws SQLException {
		return new Due(new Reference(row.getString("reference")), Columns.time(row, "due"));
	}

	/** By when something is to be done. */
	record Due(Reference reference, LocalDateTime due) {
	}

	/** A task. */
	record Row(UUID id, UUID conference, UUID invitee, Promise what, LocalDateTime due, String place,
			@Nullable Instant doneAt, @Nullable String who, @Nullable String note, int version) {

		/** Whether doing this keeps a promise: the same, at the same time and place. */
		boolean answers(Made made) {
			return this.invitee.equals(made.invitee()) && this.what == made.what() && this.due.equals(made.due())
					&& this.place.equals(made.place());
		}

	}

}
