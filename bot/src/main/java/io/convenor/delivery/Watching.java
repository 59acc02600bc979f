package io.convenor.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.convenor.reading.Columns;

/** How far the mailboxes that rooms follow were read, and letting them be read now. */
@Component
public class Watching {

	private static final Logger log = LoggerFactory.getLogger(Watching.class);

	private final JdbcClient jdbc;

	private final SchedulerClient tasks;

	private final ObjectProvider<Scheduler> scheduler;

	private final WatchSettings settings;

	private final Clock clock;

	Watching(JdbcClient jdbc, SchedulerClient tasks, ObjectProvider<Scheduler> scheduler, WatchSettings settings,
			Clock clock) {
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.scheduler = scheduler;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Lets a mailbox be read now. A reading that is under way is followed by another: the
	 * count of wakings tells it.
	 */
	@Transactional
	public void wake(String what, String mailbox) {
		this.jdbc.sql("""
				with woken as (insert into reading (what, mailbox, woken) values (:what, :mailbox, 1)
				  on conflict (what, mailbox) do update set woken = reading.woken + 1 returning woken)
				insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
				select :task, :instance, :now, false, 1 from woken
				on conflict (task_name, task_instance) do update
				set execution_time = excluded.execution_time, version = scheduled_tasks.version + 1
				where not scheduled_tasks.picked and scheduled_tasks.execution_time > excluded.execution_time
				""")
			.param("what", what)
			.param("mailbox", mailbox)
			.param("task", WatchedReader.TASK.getTaskName())
			.param("instance", WatchedReader.task(what, mailbox).getId())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				Watching.this.scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
			}
		});
	}

	/** More mailboxes may be followed than before: sees to their subscriptions now. */
	@Transactional
	public void more() {
		this.tasks.getScheduledExecution(Subscriptions.TASK.instanceId(Subscriptions.THE_ONE))
			.filter((execution) -> !execution.isPicked())
			.ifPresent((execution) -> readAt(execution.getTaskInstance(), this.clock.instant()));
	}

	private void readAt(TaskInstanceId task, Instant moment) {
		try {
			this.tasks.reschedule(task, moment);
		}
		catch (TaskInstanceException ex) {
			log.debug("It is being read at this moment; it will be read again afterwards");
		}
	}

	/** How the reading of everything that is followed stands, by one look. */
	public Standings standings() {
		Map<Followed, Standing> all = new HashMap<>();
		this.jdbc.sql("""
				select what, mailbox, r.read_at, r.problem, r.problem_at, s.expires_at, s.subscription,
				  s.problem as notice_problem, s.problem_at as notice_problem_at
				from reading r full join subscription s using (what, mailbox)
				""")
			.query((RowCallbackHandler) (row) -> all.put(new Followed(row.getString("what"), row.getString("mailbox")),
					new Standing(health(row, "read_at", ""), health(row, "expires_at", "notice_"),
							Optional.ofNullable(row.getString("subscription")))));
		return new Standings(all);
	}

	/** Whether an address is set under which Microsoft 365 may reach us. */
	public boolean canBeNotified() {
		return !this.settings.notificationUrl().isBlank();
	}

	/**
	 * Where reading goes on, how often it was woken until now, and what is passed over.
	 */
	Place place(String what, String mailbox) {
		return this.jdbc
			.sql("select woken, position, array(select item from set_aside where set_aside.what = reading.what "
					+ "and set_aside.mailbox = reading.mailbox and set_aside_at is not null) as aside "
					+ "from reading where what = ? and mailbox = ?")
			.params(what, mailbox)
			.query((row, _) -> new Place(row.getLong("woken"), row.getString("position"),
					Set.of((String[]) row.getArray("aside").getArray())))
			.optional()
			.orElse(new Place(0, null, Set.of()));
	}

	/** The count of wakings, kept from changing until the transaction ends. */
	long wokenHeld(String what, String mailbox) {
		return this.jdbc.sql("select woken from reading where what = ? and mailbox = ? for update")
			.params(what, mailbox)
			.query(Long.class)
			.optional()
			.map(Objects::requireNonNull)
			.orElse(0L);
	}

	/**
	 * All was taken in up to a position. What the scheduler does next is written in the
	 * same statement, which keeps the count of wakings: whoever wakes it afterwards finds
	 * it waiting.
	 * @param woken the count when the reading began
	 * @param task the version of what the scheduler carries out
	 */
	void read(String what, String mailbox, String position, long woken, Instant next, long task) {
		this.jdbc.sql("""
				with read as (insert into reading (what, mailbox, position, read_at)
				  values (:what, :mailbox, :position, :now)
				  on conflict (what, mailbox) do update set position = :position, read_at = :now, problem = null,
				    problem_at = null returning woken)
				update scheduled_tasks set execution_time = (select case when read.woken = :woken
				    then cast(:next as timestamp with time zone) else :now end from read),
				  last_success = :now, picked = false, picked_by = null, last_heartbeat = null,
				  consecutive_failures = 0, version = version + 1
				where task_name = :task and task_instance = :instance and version = :version
				""")
			.param("what", what)
			.param("mailbox", mailbox)
			.param("position", position)
			.param("woken", woken)
			.param("next", next.atOffset(ZoneOffset.UTC))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("task", WatchedReader.TASK.getTaskName())
			.param("instance", WatchedReader.task(what, mailbox).getId())
			.param("version", task)
			.update();
	}

	/** Whatever was taken in before is taken in once more, which does nothing. */
	void fromTheBeginning(String what, String mailbox) {
		this.jdbc.sql("update reading set position = null where what = ? and mailbox = ?")
			.params(what, mailbox)
			.update();
	}

	void notRead(String what, String mailbox, String problem) {
		this.jdbc
			.sql("insert into reading (what, mailbox, problem, problem_at) values (:what, :mailbox, :problem, :now) "
					+ "on conflict (what, mailbox) do update set problem = :problem, problem_at = :now")
			.param("what", what)
			.param("mailbox", mailbox)
			.param("problem", problem)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static Health health(ResultSet row, String at, String which) throws SQLException {
		return new Health(Columns.moment(row, at), row.getString(which + "problem"),
				Columns.moment(row, which + "problem_at"));
	}

	/**
	 * A place in what is read.
	 *
	 * @param woken counts the wakings
	 * @param position as the other side calls it; null before the first reading
	 * @param aside what was set aside, by its name
	 */
	record Place(long woken, @Nullable String position, Set<String> aside) {
	}

	/** What is followed in one mailbox. */
	private record Followed(String what, String mailbox) {
	}

	/** How everything that is followed stood at one moment. */
	public static final class Standings {

		private static final Health NEVER = new Health(null, null, null);

		private final Map<Followed, Standing> all;

		private Standings(Map<Followed, Standing> all) {
			this.all = Map.copyOf(all);
		}

		/** How one thing in a mailbox stood. */
		public Standing of(String what, String mailbox) {
			return this.all.getOrDefault(new Followed(what, mailbox), new Standing(NEVER, NEVER, Optional.empty()));
		}

	}

	/**
	 * How the reading of a mailbox stands.
	 *
	 * @param reading when it was last read, and what came in the way since
	 * @param notice until when Microsoft 365 tells us of changes
	 * @param subscription the subscription that Microsoft 365 is believed to hold for us
	 */
	public record Standing(Health reading, Health notice, Optional<String> subscription) {
	}

	/**
	 * How something stands.
	 *
	 * @param at when it was last done, or until when it holds; null for never
	 * @param problem what came in the way at the last attempt, in plain words
	 */
	public record Health(@Nullable Instant at, @Nullable String problem, @Nullable Instant problemAt) {
	}

}
