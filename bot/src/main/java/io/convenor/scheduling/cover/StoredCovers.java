package io.convenor.scheduling.cover;

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

/** The proposals of cover as the table holds them. */
@Component
class StoredCovers {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	StoredCovers(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	Optional<Cover> find(UUID id) {
		return this.jdbc.sql("select id, version, asked_by, plan::text as plan from cover where id = ?")
			.param(id)
			.query(this::cover)
			.optional();
	}

	/**
	 * Waits until nobody else hands conferences over, so that no chair is given two at
	 * once by two people; holds until the transaction ends.
	 */
	void oneAtATime() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('cover', 0))").query((_) -> {
		});
	}

	Cover begin(String askedBy, Cover.Plan plan) {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("insert into cover (id, version, asked_by, plan, begun_at, changed_at) "
					+ "values (:id, 0, :askedBy, :plan::jsonb, :now, :now)")
			.param("id", id)
			.param("askedBy", askedBy)
			.param("plan", this.json.writeValueAsString(plan))
			.param("now", now())
			.update();
		return new Cover(id, 0, askedBy, plan);
	}

	/**
	 * Saves a change.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	Cover save(Cover cover) {
		int saved = this.jdbc
			.sql("update cover set plan = :plan::jsonb, version = version + 1, changed_at = :now "
					+ "where id = :id and version = :version")
			.param("plan", this.json.writeValueAsString(cover.plan()))
			.param("now", now())
			.param("id", cover.id())
			.param("version", cover.version())
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("The proposal changed meanwhile");
		}
		return new Cover(cover.id(), cover.version() + 1, cover.askedBy(), cover.plan());
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private Cover cover(ResultSet row, int number) throws SQLException {
		return new Cover(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("version"),
				Objects.requireNonNull(row.getString("asked_by")),
				this.json.readValue(row.getString("plan"), Cover.Plan.class));
	}

}
