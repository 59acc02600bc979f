package io.convenor.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.reading.Shelf;

/**
 * What is to be delivered and how far it has come. Enqueueing belongs to the transaction
 * that decided on it, so that both happen or neither.
 */
@Component
public class Deliveries {

	private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

	/** All of a delivery but its contents, which only its courier needs. */
	static final String COLUMNS = "id, key, kind, subject, purpose, recipient, invitee, about, state, reason, attempts, "
			+ "moves, created_at, settled_at";

	private static final String TAKE = """
			insert into delivery (id, key, kind, subject, purpose, recipient, invitee, about, contents, state, created_at)
			select :id, :key, :kind, :subject, coalesce(:purpose, :kind), :recipient, :invitee::uuid, :about::uuid,
			  :contents::jsonb, 'WAITING', :now
			""";

	private static final Shelf ABOUT = Shelf.of("(select " + COLUMNS + " from delivery)", "subject", "created_at, key");

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("delivery");

	private final JdbcClient jdbc;

	private final SchedulerClient tasks;

	private final ObjectProvider<Scheduler> scheduler;

	private final Couriers couriers;

	private final JsonMapper json;

	private final Clock clock;

	Deliveries(JdbcClient jdbc, SchedulerClient tasks, ObjectProvider<Scheduler> scheduler, Couriers couriers,
			JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.scheduler = scheduler;
		this.couriers = couriers;
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
		take(parcel, "with taken as (" + TAKE + "where not exists (select from delivery where key = :key) "
				+ "on conflict (key) do nothing returning id)");
	}

	/** The delivery and what has the scheduler carry it out are written as one. */
	private void take(Parcel parcel, String taken) {
		Instant now = this.clock.instant();
		Instant due = (parcel.notBefore() != null) ? parcel.notBefore() : now;
		int written = this.jdbc
			.sql(taken + " insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
					+ "select :task, id::text, :due, false, 1 from taken")
			.param("id", UUID.randomUUID())
			.param("key", parcel.key())
			.param("kind", this.couriers.forContents(parcel.contents().getClass()).kind())
			.param("subject", parcel.subject())
			.param("purpose", parcel.purpose(), Types.VARCHAR)
			.param("recipient", parcel.recipient())
			.param("invitee", parcel.invitee())
			.param("about", parcel.about())
			.param("contents", this.json.writeValueAsString(parcel.contents()))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("task", TASK.getTaskName())
			.param("due", due.atOffset(ZoneOffset.UTC))
			.update();
		if (written == 1) {
			wakeAfterCommit();
		}
	}

	/**
	 * Takes a parcel in unless one about its subject with the same contents has yet to
	 * begin, which then covers both. That one is held back until the caller's transaction
	 * has ended, so that it sees what the caller changed.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void enqueueUnlessWaiting(Parcel parcel) {
		take(parcel, """
				with waiting as materialized (
				  select id from delivery where subject = :subject and kind = :kind and contents = :contents::jsonb
				  and state = 'WAITING' and attempts = 0 for update skip locked),
				taken as (""" + TAKE
				+ "where not exists (select from waiting) on conflict (key) do nothing returning id)");
	}

	/** Lets a waiting delivery go out now, because what it waited for is here. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hurry(String key) {
		this.jdbc.sql("select id from delivery where key = ? and state in ('WAITING', 'FAILED')")
			.param(key)
			.query(UUID.class)
			.optional()
			.flatMap((id) -> this.tasks.getScheduledExecution(TASK.instanceId(id.toString())))
			.filter((execution) -> !execution.isPicked())
			.ifPresent((execution) -> goNow(execution.getTaskInstance()));
	}

	private void goNow(TaskInstanceId task) {
		try {
			this.tasks.reschedule(task, this.clock.instant());
			wakeAfterCommit();
		}
		catch (TaskInstanceException ex) {
			log.debug("Delivery {} goes out at this very moment", task.getId());
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
		var settled = row.getTimestamp("settled_at");
		return new Delivery(Objects.requireNonNull(row.getObject("id", UUID.class)), row.getString("key"),
				row.getString("kind"), Objects.requireNonNull(row.getObject("subject", UUID.class)),
				row.getString("purpose"), row.getString("recipient"), row.getObject("invitee", UUID.class),
				row.getObject("about", UUID.class), Delivery.State.valueOf(row.getString("state")),
				row.getString("reason"), row.getInt("attempts"), row.getInt("moves"),
				row.getTimestamp("created_at").toInstant(), (settled != null) ? settled.toInstant() : null);
	}

	private void wakeAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				Deliveries.this.scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
			}
		});
	}

}
