package io.convenor.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;

/**
 * What is to be delivered and how far it has come. Enqueueing belongs to the transaction
 * that decided on it, so that both happen or neither.
 */
@Component
public class Deliveries {

	/** All of a delivery but its contents, which only its courier needs. */
	static final String COLUMNS = "id, key, kind, subject, purpose, recipient, invitee, about, state, reason, attempts, "
			+ "moves, created_at, settled_at";

	private static final String PARCELS = """
			with parcel as (select * from jsonb_to_recordset(cast(:parcels as jsonb)) as p (id uuid, key text, kind text,
			  subject uuid, purpose text, recipient text, invitee uuid, about uuid, contents jsonb,
			  due timestamp with time zone)),
			""";

	/** The same, of the rows of a query. */
	private static final String PARCEL_EACH = """
			with each as (%s),
			parcel as (select gen_random_uuid() as id, each.key, :kind as kind, each.subject,
			  cast(null as text) as purpose, cast(null as text) as recipient, cast(null as uuid) as invitee,
			  cast(null as uuid) as about, each.contents, each.due from each),
			""";

	private static final String ONCE = " on conflict (key) do nothing";

	/** What is there already waits until the caller's transaction has ended. */
	private static final String HELD_BACK = " on conflict (key) do update set key = excluded.key";

	/** Each delivery and what has the scheduler carry it out are written as one. */
	private static final String SCHEDULED = """
			 returning id)
			insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
			select :task, parcel.id::text, parcel.due, false, 1 from taken join parcel on parcel.id = taken.id
			""";

	private static final String TAKE = """
			taken as (insert into delivery
			  (id, key, kind, subject, purpose, recipient, invitee, about, contents, state, created_at)
			select id, key, kind, subject, coalesce(purpose, kind), recipient, invitee, about, contents, 'WAITING', :now
			  from parcel where not exists
			""";

	/** What has begun already covers nothing more. */
	private static final String JOIN = """
			taken as (insert into delivery
			  (id, key, kind, subject, purpose, recipient, invitee, about, contents, state, created_at)
			select id, case when exists (select from delivery there where there.key = parcel.key and there.attempts > 0)
			  then key || ':' || id else key end, kind, subject, coalesce(purpose, kind), recipient, invitee, about,
			  contents, 'WAITING', :now from parcel order by key
			""";

	private static final String HURRY = """
			update scheduled_tasks set execution_time = :now, version = version + 1
			where task_name = :task and not picked and task_instance in (select id::text from delivery
			  where state in ('WAITING', 'FAILED') and \
			""";

	static final String HURRY_WHAT_BEGAN = HURRY + "subject = :subject and invitee = :invitee and attempts > 0)";

	private static final Shelf ABOUT = Shelf.of("(select " + COLUMNS + " from delivery)", "subject", "created_at, key");

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("delivery");

	private final JdbcClient jdbc;

	private final SchedulerClient tasks;

	private final ObjectProvider<Scheduler> scheduler;

	private final Couriers couriers;

	private final Hurries hurries;

	private final JsonMapper json;

	private final Clock clock;

	Deliveries(JdbcClient jdbc, SchedulerClient tasks, ObjectProvider<Scheduler> scheduler, Couriers couriers,
			Hurries hurries, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.scheduler = scheduler;
		this.couriers = couriers;
		this.hurries = hurries;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Takes a parcel in. A parcel whose key is known is the same parcel, and changes
	 * nothing; nor does it wait for an attempt that is just being settled, which may be
	 * waiting for what the caller holds.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enqueue(Parcel parcel) {
		enqueueAll(List.of(parcel));
	}

	/** Takes several parcels in at once. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enqueueAll(Collection<Parcel> parcels) {
		take(parcels, PARCELS + TAKE + "(select from delivery there where there.key = parcel.key)" + ONCE + SCHEDULED);
	}

	/**
	 * Takes parcels in unless one about their subject with the same contents has yet to
	 * begin, which then covers both. That one is held back until the caller's transaction
	 * has ended, so that it sees what the caller changed.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enqueueUnlessWaiting(Collection<Parcel> parcels) {
		take(parcels, PARCELS + """
				waiting as materialized (select parcel.id from parcel join delivery there
				  on there.subject = parcel.subject and there.kind = parcel.kind and there.contents = parcel.contents
				  and there.state = 'WAITING' and there.attempts = 0 for update skip locked),
				""" + TAKE + "(select from waiting where waiting.id = parcel.id)" + ONCE + SCHEDULED);
	}

	/** The same for one. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enqueueUnlessWaiting(Parcel parcel) {
		enqueueUnlessWaiting(List.of(parcel));
	}

	/**
	 * Takes parcels in that wait a while, so that one covers whatever happens meanwhile:
	 * those under the same key are one until it begins. That one is held back until the
	 * caller's transaction has ended, so that it sees what the caller changed.
	 * @param parcels each under a key that names what is to be done, whenever that is
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void gather(Collection<Parcel> parcels, Duration within) {
		Span span = Span.of(this.clock.instant(), within);
		List<Parcel> gathered = parcels.stream()
			.map((each) -> each.under(each.key() + ":" + span.number).notBefore(span.due))
			.sorted(Comparator.comparing(Parcel::key))
			.toList();
		take(gathered, PARCELS + JOIN + HELD_BACK + SCHEDULED);
	}

	/**
	 * The same for each row of a query, by one statement.
	 * @param rows gives of each parcel its key, its subject, its contents as JSON and
	 * when it is due: the span {@code :span} goes together at {@code :due}, or what is
	 * under another key later
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void gatherEach(Class<? extends Record> contents, String rows, Map<String, ?> parameters, Duration within) {
		Instant now = this.clock.instant();
		Span span = Span.of(now, within);
		int written = this.jdbc.sql(PARCEL_EACH.formatted(rows) + JOIN + HELD_BACK + SCHEDULED)
			.params(parameters)
			.param("span", span.number)
			.param("kind", this.couriers.forContents(contents).kind())
			.param("due", span.due.atOffset(ZoneOffset.UTC))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("task", TASK.getTaskName())
			.update();
		if (written > 0) {
			wakeAfterCommit();
		}
	}

	private void take(Collection<Parcel> parcels, String sql) {
		if (parcels.isEmpty()) {
			return;
		}
		Instant now = this.clock.instant();
		int written = this.jdbc.sql(sql)
			.param("parcels", this.json.writeValueAsString(parcels.stream().map((each) -> row(each, now)).toList()))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("task", TASK.getTaskName())
			.update();
		if (written > 0) {
			wakeAfterCommit();
		}
	}

	private Map<String, Object> row(Parcel parcel, Instant now) {
		Map<String, Object> row = new HashMap<>();
		row.put("id", UUID.randomUUID());
		row.put("key", parcel.key());
		row.put("kind", this.couriers.forContents(parcel.contents().getClass()).kind());
		row.put("subject", parcel.subject());
		row.put("purpose", parcel.purpose());
		row.put("recipient", parcel.recipient());
		row.put("invitee", parcel.invitee());
		row.put("about", parcel.about());
		row.put("contents", parcel.contents());
		row.put("due", Objects.requireNonNullElse(parcel.notBefore(), now).toString());
		return row;
	}

	/** Lets a waiting delivery go out now, because what it waited for is here. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hurry(String key) {
		hurry(List.of(key), 0);
	}

	/** The same for several. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hurry(Collection<String> keys) {
		hurry(keys, 0);
	}

	/** The same for those that began, and have found something to wait for. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hurryWhatBegan(Collection<String> keys) {
		hurry(keys, 1);
	}

	/** The same for what goes to an invitee about a subject. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hurryWhatBegan(UUID subject, UUID invitee) {
		this.hurries.note(subject, invitee);
		bringForward(HURRY_WHAT_BEGAN, Map.of("subject", subject, "invitee", invitee));
	}

	/** The same for all of a kind about a subject, which wait for one another. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hurryWhatBegan(UUID subject, Class<? extends Record> contents) {
		String kind = this.couriers.forContents(contents).kind();
		this.hurries.note(subject, kind);
		bringForward(HURRY + "subject = :subject and kind = :kind and attempts > 0)",
				Map.of("subject", subject, "kind", kind));
	}

	/**
	 * What goes out at this very moment needs no hurry, unless it finds that it waits.
	 */
	private void hurry(Collection<String> keys, int attempts) {
		if (keys.isEmpty()) {
			return;
		}
		this.hurries.note(keys);
		bringForward(HURRY + "key in (:keys) and attempts >= :attempts)", Map.of("keys", keys, "attempts", attempts));
	}

	private void bringForward(String sql, Map<String, ?> which) {
		int hurried = this.jdbc.sql(sql)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("task", TASK.getTaskName())
			.params(which)
			.update();
		if (hurried > 0) {
			wakeAfterCommit();
		}
	}

	/**
	 * Takes up a delivery once more that was given up.
	 * @return whether it was given up
	 */
	@Transactional
	public boolean tryAgain(UUID id) {
		Instant now = this.clock.instant();
		boolean givenUp = this.jdbc.sql(
				"update delivery set state = 'WAITING', reason = null, settled_at = null, failures = 0, moves = moves + 1, "
						+ "tried_again_at = ? where id = ? and state = 'GIVEN_UP'")
			.params(now.atOffset(ZoneOffset.UTC), id)
			.update() == 1;
		if (givenUp) {
			this.tasks.scheduleIfNotExists(TASK.instance(id.toString()).build(), now);
			wakeAfterCommit();
		}
		return givenUp;
	}

	/** The delivery with an id. */
	public Optional<Delivery> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from delivery where id = ?")
			.param(id)
			.query(Deliveries::delivery)
			.optional();
	}

	/** Every delivery about a subject, oldest first. */
	public List<Delivery> about(UUID subject) {
		return ABOUT.read(this.jdbc, subject, Deliveries::delivery);
	}

	/**
	 * All that was given up and not tried again, and what was tried again since a moment,
	 * whatever became of it: the latest first. Cards that only bring news are left out.
	 */
	public List<Delivery> givenUp(Instant triedAgainSince) {
		return this.jdbc.sql("select " + COLUMNS + " from delivery where state = 'GIVEN_UP' and kind not like 'card.%' "
				+ "union all select " + COLUMNS + " from delivery where tried_again_at >= ? and state <> 'GIVEN_UP' "
				+ "and kind not like 'card.%' order by settled_at desc nulls first, key")
			.param(triedAgainSince.atOffset(ZoneOffset.UTC))
			.query(Deliveries::delivery)
			.list();
	}

	/** Those of these keys under which something was sent. */
	public Set<String> sent(Collection<String> keys) {
		return keys.isEmpty() ? Set.of()
				: this.jdbc.sql("select key from delivery where key in (:keys) and state = 'SENT'")
					.param("keys", keys)
					.query(String.class)
					.set();
	}

	/** When anything that was given up was last tried again; empty when nothing was. */
	public Optional<Instant> lastTriedAgain() {
		return this.jdbc
			.sql("select tried_again_at from delivery where tried_again_at is not null "
					+ "order by tried_again_at desc limit 1")
			.query((row, _) -> row.getTimestamp("tried_again_at").toInstant())
			.optional();
	}

	/** The delivery with a key. */
	public Optional<Delivery> byKey(String key) {
		return this.jdbc.sql("select " + COLUMNS + " from delivery where key = ?")
			.param(key)
			.query(Deliveries::delivery)
			.optional();
	}

	static Delivery delivery(ResultSet row, int number) throws SQLException {
		return new Delivery(Columns.id(row, "id"), row.getString("key"), row.getString("kind"),
				Columns.id(row, "subject"), row.getString("purpose"),
				new Delivery.Whom(row.getString("recipient"), row.getObject("invitee", UUID.class),
						row.getObject("about", UUID.class)),
				Delivery.State.valueOf(row.getString("state")), row.getString("reason"), row.getInt("attempts"),
				row.getInt("moves"), row.getTimestamp("created_at").toInstant(), Columns.moment(row, "settled_at"));
	}

	/**
	 * A while within which everything goes together.
	 *
	 * @param due when it is over, and a little later
	 */
	private record Span(long number, Instant due) {

		static Span of(Instant now, Duration within) {
			long number = now.toEpochMilli() / within.toMillis();
			return new Span(number, Instant.ofEpochMilli((number + 1) * within.toMillis() + within.toMillis() / 2));
		}

	}

	void wakeAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				Deliveries.this.scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
			}
		});
	}

}
