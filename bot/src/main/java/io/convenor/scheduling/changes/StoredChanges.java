package io.convenor.scheduling.changes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The changes that people put together, as the table holds them. */
@Component
class StoredChanges {

	private static final String SELECT = "select id, version, conference, who, plan::text as plan, closed from planned_change ";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	StoredChanges(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	Optional<PlannedChange> find(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ?").param(id).query(this::change).optional();
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	Optional<PlannedChange> lock(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ? for update").param(id).query(this::change).optional();
	}

	/** What one person changed about a conference, or began to. */
	List<UUID> of(UUID conference, String who) {
		return this.jdbc.sql("select id from planned_change where conference = ? and who = ?")
			.params(conference, who)
			.query(UUID.class)
			.list();
	}

	/**
	 * The change somebody has in hand for a conference, begun anew: one each, whose
	 * version grows so that an older card of it is known as older.
	 */
	PlannedChange begin(UUID conference, String who, PlannedChange.Plan plan) {
		return this.jdbc
			.sql("insert into planned_change (id, version, conference, who, plan, begun_at, changed_at) "
					+ "values (:id, 0, :conference, :who, :plan::jsonb, :now, :now) "
					+ "on conflict (conference, who) where not closed do update set plan = excluded.plan, "
					+ "version = planned_change.version + 1, changed_at = excluded.changed_at "
					+ "returning id, version, conference, who, plan::text as plan, closed")
			.param("id", UUID.randomUUID())
			.param("conference", conference)
			.param("who", who)
			.param("plan", this.json.writeValueAsString(plan))
			.param("now", now())
			.query(this::change)
			.single();
	}

	/**
	 * Saves a step.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	PlannedChange save(PlannedChange change) {
		return save(change, false);
	}

	/** Closes a change that was confirmed. */
	PlannedChange close(PlannedChange change) {
		return save(change, true);
	}

	private PlannedChange save(PlannedChange change, boolean closed) {
		int saved = this.jdbc
			.sql("update planned_change set plan = :plan::jsonb, version = version + 1, closed = :closed, "
					+ "changed_at = :now where id = :id and version = :version and not closed")
			.param("plan", this.json.writeValueAsString(change.plan()))
			.param("closed", closed)
			.param("now", now())
			.param("id", change.id())
			.param("version", change.version())
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("The change was changed meanwhile");
		}
		return new PlannedChange(change.id(), change.version() + 1, change.conference(), change.who(), change.plan(),
				closed);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private PlannedChange change(ResultSet row, int number) throws SQLException {
		return new PlannedChange(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("version"),
				Objects.requireNonNull(row.getObject("conference", UUID.class)), row.getString("who"),
				this.json.readValue(row.getString("plan"), PlannedChange.Plan.class), row.getBoolean("closed"));
	}

}
