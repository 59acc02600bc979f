package io.convenor.drafts;

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
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.reading.Columns;

/**
 * The drafts of one kind as the table holds them. About a conference a person has one
 * open draft of a kind.
 *
 * @param <P> what was said so far, which is kept as JSON
 * @param <D> the draft
 */
public abstract class Drafts<P, D extends Draft.Planned<P>> {

	/** The columns of a draft. */
	protected static final String COLUMNS = "id, version, conference, who, plan::text as plan, closed";

	/** For those that ask for more than there is here. */
	protected final JdbcClient jdbc;

	private final String kind;

	private final Class<P> plan;

	private final Shape<P, D> shape;

	private final JsonMapper json;

	private final Clock clock;

	protected Drafts(String kind, Class<P> plan, Shape<P, D> shape, JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.kind = kind;
		this.plan = plan;
		this.shape = shape;
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	public Optional<D> find(UUID id) {
		return where("and id = ?", id).stream().findFirst();
	}

	/** The same, with everybody else kept from changing it until the transaction ends. */
	public Optional<D> lock(UUID id) {
		return where("and id = ? for update", id).stream().findFirst();
	}

	/** What is submitted, as long as it is that person's. */
	public Optional<D> find(Submission submission) {
		return find(submission.draft()).filter((draft) -> draft.who().equals(submission.who()));
	}

	/** All of one person about a conference, by id, the closed ones too. */
	public List<UUID> of(UUID conference, String who) {
		return this.jdbc.sql("select id from draft where kind = ? and conference = ? and who = ?")
			.params(this.kind, conference, who)
			.query(UUID.class)
			.list();
	}

	/**
	 * What somebody has in hand for a conference, begun anew; its version grows, so that
	 * an older card of it is known as older.
	 */
	public D begin(@Nullable UUID conference, String who, P begun) {
		return this.jdbc
			.sql(insert() + "on conflict (kind, conference, who) where not closed do update set plan = excluded.plan, "
					+ "version = draft.version + 1, changed_at = excluded.changed_at returning " + COLUMNS)
			.param("id", UUID.randomUUID())
			.param("kind", this.kind)
			.param("conference", conference)
			.param("who", who)
			.param("plan", written(begun))
			.param("now", now())
			.query(this::read)
			.single();
	}

	/** Begins one unless there is one in hand that stands in the way of another. */
	protected void beginUnlessInHand(String who, P begun) {
		this.jdbc.sql(insert() + "on conflict do nothing")
			.param("id", UUID.randomUUID())
			.param("kind", this.kind)
			.param("conference", null)
			.param("who", who)
			.param("plan", written(begun))
			.param("now", now())
			.update();
	}

	private static String insert() {
		return "insert into draft (id, kind, version, conference, who, plan, begun_at, changed_at) "
				+ "values (:id, :kind, 0, :conference, :who, :plan::jsonb, :now, :now) ";
	}

	/**
	 * Saves a step.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	public D save(D step) {
		return save(step, false);
	}

	/**
	 * Saves the last step, with which it is confirmed.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	public D close(D step) {
		return save(step, true);
	}

	private D save(D step, boolean closed) {
		int saved = this.jdbc
			.sql("update draft set plan = :plan::jsonb, version = version + 1, conference = :conference, who = :who, "
					+ "closed = :closed, changed_at = :now where id = :id and version = :version and not closed")
			.param("plan", written(step.plan()))
			.param("conference", step.conference())
			.param("who", step.who())
			.param("closed", closed)
			.param("now", now())
			.param("id", step.id())
			.param("version", step.version())
			.update();
		if (saved != 1) {
			throw new OptimisticLockingFailureException("The draft was changed meanwhile");
		}
		return this.shape.of(step.id(), step.version() + 1, step.conference(), step.who(), step.plan(), closed);
	}

	/** The drafts of this kind of which this is so, too. */
	protected List<D> where(String more, Object... params) {
		return this.jdbc.sql("select %s from draft where kind = '%s' %s".formatted(COLUMNS, this.kind, more))
			.params(params)
			.query(this::read)
			.list();
	}

	protected String written(P what) {
		return this.json.writeValueAsString(what);
	}

	protected D read(ResultSet row, int number) throws SQLException {
		return this.shape.of(Columns.id(row, "id"), row.getInt("version"), row.getObject("conference", UUID.class),
				Objects.requireNonNull(row.getString("who")), this.json.readValue(row.getString("plan"), this.plan),
				row.getBoolean("closed"));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/** Makes a draft of what the table holds. */
	@FunctionalInterface
	public interface Shape<P, D> {

		D of(UUID id, int version, @Nullable UUID conference, String who, P plan, boolean closed);

	}

}
