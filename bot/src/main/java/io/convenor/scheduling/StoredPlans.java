package io.convenor.scheduling;

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
import tools.jackson.databind.json.JsonMapper;

/**
 * What people put together about booked conferences, step by step, as one table holds it:
 * a person has one open plan for each conference.
 *
 * @param <P> the plan, which is kept as JSON
 */
public final class StoredPlans<P> {

	private static final String COLUMNS = "id, version, conference, who, plan::text as plan, closed";

	private final String table;

	private final Class<P> plan;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	/** The plans of one sort, which a table of its own holds. */
	public StoredPlans(String table, Class<P> plan, JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.table = table;
		this.plan = plan;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	public Optional<Stored<P>> find(UUID id) {
		return one("where id = ?", id);
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	public Optional<Stored<P>> lock(UUID id) {
		return one("where id = ? for update", id);
	}

	private Optional<Stored<P>> one(String where, UUID id) {
		return this.jdbc.sql("select %s from %s %s".formatted(COLUMNS, this.table, where))
			.param(id)
			.query(this::stored)
			.optional();
	}

	/** Every plan of one person for a conference, by id, the closed ones too. */
	public List<UUID> of(UUID conference, String who) {
		return this.jdbc.sql("select id from %s where conference = ? and who = ?".formatted(this.table))
			.params(conference, who)
			.query(UUID.class)
			.list();
	}

	/**
	 * What somebody has in hand for a conference, begun anew; its version grows, so that
	 * an older card of it is known as older.
	 */
	public Stored<P> begin(UUID conference, String who, P begun) {
		return this.jdbc
			.sql(("insert into %1$s (id, version, conference, who, plan, begun_at, changed_at) "
					+ "values (:id, 0, :conference, :who, :plan::jsonb, :now, :now) "
					+ "on conflict (conference, who) where not closed do update set plan = excluded.plan, "
					+ "version = %1$s.version + 1, changed_at = excluded.changed_at returning %2$s")
				.formatted(this.table, COLUMNS))
			.param("id", UUID.randomUUID())
			.param("conference", conference)
			.param("who", who)
			.param("plan", this.json.writeValueAsString(begun))
			.param("now", now())
			.query(this::stored)
			.single();
	}

	/**
	 * Saves a step, the last one where it closes the plan.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	public Stored<P> save(Stored<P> step) {
		int saved = this.jdbc
			.sql(("update %s set plan = :plan::jsonb, version = version + 1, closed = :closed, changed_at = :now "
					+ "where id = :id and version = :version and not closed")
				.formatted(this.table))
			.param("plan", this.json.writeValueAsString(step.plan))
			.param("closed", step.closed)
			.param("now", now())
			.param("id", step.id)
			.param("version", step.version)
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("It was changed meanwhile");
		}
		return new Stored<>(step.id, step.version + 1, step.conference, step.who, step.plan, step.closed);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private Stored<P> stored(ResultSet row, int number) throws SQLException {
		return new Stored<>(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getInt("version"),
				Objects.requireNonNull(row.getObject("conference", UUID.class)),
				Objects.requireNonNull(row.getString("who")), this.json.readValue(row.getString("plan"), this.plan),
				row.getBoolean("closed"));
	}

	/**
	 * One plan.
	 *
	 * @param version counts the steps
	 * @param who the object id of the person
	 * @param closed whether it was confirmed
	 */
	public record Stored<P>(UUID id, int version, UUID conference, String who, P plan, boolean closed) {
	}

}
