package io.convenor.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.SharedMailbox;
import io.convenor.people.Authority;

/**
 * Reads what is new in the inbox, again and again. It is one task for all instances, so
 * there is one reader at a time.
 */
@Component
class InboxReader implements ExecutionHandler<Void> {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("read-inbox");

	static final TaskInstanceId THE_ONE = TASK.instanceId("cp-mailbox");

	private static final Logger log = LoggerFactory.getLogger(InboxReader.class);

	private final SharedMailbox mailbox;

	private final Mails mails;

	private final Deliveries deliveries;

	private final JdbcClient jdbc;

	private final SchedulerClient tasks;

	private final ObjectProvider<Scheduler> scheduler;

	private final TransactionOperations transaction;

	private final Authority authority;

	private final ReportsSettings settings;

	private final Clock clock;

	InboxReader(SharedMailbox mailbox, Mails mails, Deliveries deliveries, JdbcClient jdbc, SchedulerClient tasks,
			ObjectProvider<Scheduler> scheduler, TransactionOperations transaction, Authority authority,
			ReportsSettings settings, Clock clock) {
		this.mailbox = mailbox;
		this.mails = mails;
		this.deliveries = deliveries;
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.scheduler = scheduler;
		this.transaction = transaction;
		this.authority = authority;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Lets the inbox be read now. A reading that is under way is followed by another: the
	 * count of wakings tells it.
	 */
	@Transactional
	public void wake() {
		this.jdbc
			.sql("insert into inbox_position (mailbox, woken) values (?, 1) "
					+ "on conflict (mailbox) do update set woken = inbox_position.woken + 1")
			.param(mailboxName())
			.update();
		Instant now = this.clock.instant();
		this.tasks.getScheduledExecution(THE_ONE)
			.filter((execution) -> !execution.isPicked() && execution.getExecutionTime().isAfter(now))
			.ifPresent((_) -> readAt(now));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void afterCommit() {
				InboxReader.this.scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
			}
		});
	}

	private void readAt(Instant moment) {
		try {
			this.tasks.reschedule(THE_ONE, moment);
		}
		catch (TaskInstanceException ex) {
			log.debug("The inbox is being read at this moment; it will be read again afterwards");
		}
	}

	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		long wokenBefore = woken("");
		Instant next = read();
		return (complete, operations) -> this.transaction.executeWithoutResult((_) -> {
			boolean wokenMeanwhile = woken(" for update") != wokenBefore;
			operations.reschedule(complete, wokenMeanwhile ? this.clock.instant() : next);
		});
	}

	/** Reads once, and says when to read next. */
	private Instant read() {
		Instant next = this.clock.instant().plus(this.settings.readEvery());
		try {
			SharedMailbox.Arrivals arrivals = arrivals();
			this.transaction.executeWithoutResult((_) -> takeIn(arrivals));
			return next;
		}
		catch (GraphFailure failure) {
			log.warn("The CP mailbox could not be read: {}", failure.getClass().getSimpleName());
			this.transaction.executeWithoutResult((_) -> noteProblem(InPlainWords.of(failure)));
			return (failure instanceof GraphFailure.Throttled throttled && throttled.until().isAfter(next))
					? throttled.until() : next;
		}
	}

	private SharedMailbox.Arrivals arrivals() {
		String position = position();
		try {
			return this.mailbox.arrivalsSince(mailboxName(), position);
		}
		catch (GraphFailure.PositionLost lost) {
			log.info("The place in the CP mailbox was lost; it is read from the beginning");
			return this.mailbox.arrivalsSince(mailboxName(), null);
		}
	}

	private void takeIn(SharedMailbox.Arrivals arrivals) {
		for (SharedMailbox.ArrivedMail mail : arrivals.mails()) {
			this.mails.add(mail).ifPresent(this::fileReport);
		}
		this.jdbc
			.sql("insert into inbox_position (mailbox, position, read_at) values (:mailbox, :position, :now) "
					+ "on conflict (mailbox) do update set position = :position, read_at = :now, problem = null, "
					+ "problem_at = null")
			.param("mailbox", mailboxName())
			.param("position", arrivals.position())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private void fileReport(UUID mail) {
		this.deliveries.enqueue(Parcel.of(FileReport.key(mail, 0), mail, null, new FileReport(mail, 0, null)));
	}

	private void noteProblem(String problem) {
		this.jdbc
			.sql("insert into inbox_position (mailbox, problem, problem_at) values (:mailbox, :problem, :now) "
					+ "on conflict (mailbox) do update set problem = :problem, problem_at = :now")
			.param("mailbox", mailboxName())
			.param("problem", problem)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private @Nullable String position() {
		return this.jdbc.sql("select position from inbox_position where mailbox = ? and position is not null")
			.param(mailboxName())
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private long woken(String locking) {
		return this.jdbc.sql("select woken from inbox_position where mailbox = ?" + locking)
			.param(mailboxName())
			.query(Long.class)
			.optional()
			.map(Objects::requireNonNull)
			.orElse(0L);
	}

	private String mailboxName() {
		return this.authority.cpMailbox();
	}

}
