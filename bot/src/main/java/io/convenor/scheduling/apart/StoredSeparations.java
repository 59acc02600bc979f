package io.convenor.scheduling.apart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people put together to keep others apart, as the table holds them. */
@Component
class StoredSeparations {

	private static final String SELECT = "select id, version, conference, who, plan::text as plan, closed from planned_separation ";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	StoredSeparations(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	Optional<PlannedSeparation> find(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ?").param(id).query(this::plan).optional();
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	Optional<PlannedSeparation> lock(UUID id) {
		return this.jdbc.sql(SELECT + "where id = ? for update").param(id).query(this::plan).optional();
	}

	/**
	 * What somebody has in hand for a conference, begun anew: one each, whose version
	 * grows so that an older card of it is known as older.
	 */
	PlannedSeparation begin(UUID conference, String who, PlannedSeparation.Plan plan) {
		return this.jdbc
			.sql("insert into planned_separation (id, version, conference, who, plan, changed_at) "
					+ "values (:id, 0, :conference, :who, :plan::jsonb, :now) "
					+ "on conflict (conference, who) where not closed do update set plan = excluded.plan, "
					+ "version = planned_separation.version + 1, changed_at = excluded.changed_at "
					+ "returning id, version, conference, who, plan::text as plan, closed")
			.param("id", UUID.randomUUID())
			.param("conference", conference)
			.param("who", who)
			.param("plan", this.json.writeValueAsString(plan))
			.param("now", now())
			.query(this::plan)
			.single();
	}

	/**
	 * Saves a step.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	PlannedSeparation save(PlannedSeparation change) {
		return save(change, false);
	}

	/** Closes what was confirmed. */
	PlannedSeparation close(PlannedSeparation change) {
		return save(change, true);
	}

	private PlannedSeparation save(PlannedSeparation change, boolean closed) {
		int saved = this.jdbc
			.sql("update planned_separation set plan = :plan::jsonb, version = version + 1, closed = :closed, "
					+ "changed_at = :now where id = :id and version = :version and not closed")
			.param("plan", this.json.writeValueAsString(change.plan()))
			.param("closed", closed)
			.param("now", now())
			.param("id", change.id())
			.param("version", change.version())
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("It was changed meanwhile");
		}
		return new PlannedSeparation(change.id(), change.version() + 1, change.conference(), change.who(),
				change.plan(), closed);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private PlannedSeparation plan(ResultSet row, int number) throws SQLException {
		return new PlannedSeparation(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("version"),
				Objects.requireNonNull(row.getObject("conference", UUID.class)), row.getString("who"),
				this.json.readValue(row.getString("plan"), PlannedSeparation.Plan.class), row.getBoolean("closed"));
	}

}
