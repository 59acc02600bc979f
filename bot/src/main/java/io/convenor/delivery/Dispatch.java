package io.convenor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.audit.SentTo;
import io.convenor.audit.WithoutWords;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;

/**
 * Carries out one attempt at one delivery: notes that it begins, does the work outside,
 * and records what came of it together with everything that follows.
 */
@Component
class Dispatch implements ExecutionHandler<Void> {

	private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

	private static final int UNAUTHORISED = 401;

	/** How often is tried what fails in ourselves. */
	private static final int A_FEW = 5;

	private static final String TASK = "where task_name = :task and task_instance = cast(:id as text) "
			+ "and version = :version";

	private static final String NO_MORE = "delete from scheduled_tasks " + TASK;

	private static final String AGAIN = "update scheduled_tasks set execution_time = :next, picked = false, "
			+ "picked_by = null, last_heartbeat = null, consecutive_failures = 0, version = version + 1 " + TASK;

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	private final Deliveries deliveries;

	private final Couriers couriers;

	private final Hurries hurries;

	private final JsonMapper json;

	private final ApplicationEventPublisher events;

	private final Backoff backoff;

	private final Clock clock;

	Dispatch(JdbcClient jdbc, TransactionOperations transaction, Deliveries deliveries, Couriers couriers,
			Hurries hurries, JsonMapper json, ApplicationEventPublisher events, Backoff backoff, Clock clock) {
		this.jdbc = jdbc;
		this.deliveries = deliveries;
		this.transaction = transaction;
		this.couriers = couriers;
		this.hurries = hurries;
		this.json = json;
		this.events = events;
		this.backoff = backoff;
		this.clock = clock;
	}

	/** Whatever goes wrong here is logged without its words and tried again later. */
	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		UUID id = UUID.fromString(task.getId());
		try {
			return this.transaction.execute((_) -> begin(id, context.getExecution().version))
				.map(this::attempt)
				.orElse(Dispatch::finished);
		}
		catch (RuntimeException ex) {
			log.error("What came of delivery {} could not be recorded", id, WithoutWords.of(ex));
			throw new IllegalStateException("Delivery " + id + " is tried again");
		}
	}

	/**
	 * Notes the attempt before anything is done, so that whoever comes after a crash
	 * knows that it may have happened.
	 */
	private Optional<Attempt> begin(UUID id, long task) {
		long begins = this.hurries.now();
		return this.jdbc.sql(
				"update delivery set attempts = attempts + 1 where id = ? and state in ('WAITING', 'FAILED') returning "
						+ Deliveries.COLUMNS + ", failures, contents::text as contents_json")
			.param(id)
			.query((row, number) -> new Attempt(Deliveries.delivery(row, number), row.getInt("failures"),
					row.getString("contents_json"), task, begins))
			.optional();
	}

	private CompletionHandler<Void> attempt(Attempt attempt) {
		return this.couriers.forKind(attempt.delivery.kind())
			.map((courier) -> read(attempt, courier))
			.orElseGet(() -> notUnderstood(attempt, "Convenor does not know this kind of delivery"));
	}

	private <C extends Record, R> CompletionHandler<Void> read(Attempt attempt, Courier<C, R> courier) {
		C contents;
		try {
			contents = this.json.readValue(attempt.contents, courier.contents());
		}
		catch (JacksonException ex) {
			log.error("Delivery {} of kind {} cannot be read", attempt.delivery.id(), attempt.delivery.kind(),
					WithoutWords.of(ex));
			return notUnderstood(attempt, "What was to be delivered cannot be read");
		}
		return carry(attempt, courier, contents);
	}

	/**
	 * What cannot be understood may be known to another instance, so it is tried a few
	 * times before it is set aside.
	 */
	private CompletionHandler<Void> notUnderstood(Attempt attempt, String reason) {
		int failures = attempt.failures + 1;
		Optional<Duration> wait = (failures < A_FEW) ? this.backoff.after(failures) : Optional.empty();
		if (wait.isEmpty()) {
			settled(attempt, Delivery.State.GIVEN_UP, reason);
		}
		else {
			record(attempt, Delivery.State.FAILED, reason, failures, this.clock.instant().plus(wait.get()));
		}
		return Dispatch::recorded;
	}

	private <C extends Record, R> CompletionHandler<Void> carry(Attempt attempt, Courier<C, R> courier, C contents) {
		Delivery delivery = attempt.delivery;
		var key = new IdempotencyKey(delivery.key(), delivery.attempts() > 1);
		Courier.Outcome<R> outcome;
		try {
			outcome = outcome(courier, contents, key, delivery);
		}
		catch (RuntimeException unforeseen) {
			return unforeseen(attempt, courier, contents, unforeseen);
		}
		catch (LinkageError | VirtualMachineError broken) {
			return unforeseen(attempt, courier, contents, new IllegalStateException(broken));
		}
		return switch (outcome) {
			case Courier.Outcome.Done<R> done -> done(attempt, courier, contents, done.brought());
			case Courier.Outcome.NotYet<R> notYet -> {
				record(attempt, Delivery.State.WAITING, notYet.waitingFor(), 0, notYet.again());
				unlessItCameMeanwhile(attempt);
				yield Dispatch::recorded;
			}
			case Courier.Outcome.TryAgain<R> again -> tryAgain(attempt, courier, contents, again, Integer.MAX_VALUE);
			case Courier.Outcome.Refused<R> refused -> giveUp(attempt, courier, contents, refused.reason());
		};
	}

	/** What it waits for may have come while it was being looked at. */
	private void unlessItCameMeanwhile(Attempt attempt) {
		if (this.hurries.since(attempt.begins, attempt.delivery)) {
			this.transaction.executeWithoutResult((_) -> this.deliveries.hurry(attempt.delivery.key()));
		}
	}

	private <C extends Record, R> Courier.Outcome<R> outcome(Courier<C, R> courier, C contents, IdempotencyKey key,
			Delivery delivery) {
		try {
			return courier.carry(contents, key, delivery.subject());
		}
		catch (GraphFailure failure) {
			log.info("Delivery {} of kind {}: {}", delivery.id(), delivery.kind(), failure.toString());
			return understand(failure);
		}
	}

	/** What cannot be taken in is tried again like anything else, and not for ever. */
	private <C extends Record, R> CompletionHandler<Void> done(Attempt attempt, Courier<C, R> courier, C contents,
			R brought) {
		Delivery delivery = attempt.delivery;
		try {
			settle(attempt, courier, Delivery.State.SENT, null,
					new Out(courier.went(brought), courier.sent(contents, brought).orElse(null)),
					() -> courier.arrived(contents, brought, delivery.subject()));
			return Dispatch::recorded;
		}
		catch (RuntimeException unforeseen) {
			return unforeseen(attempt, courier, contents, unforeseen);
		}
	}

	/** What is wrong in ourselves does not mend with time, unless it only passes by. */
	private <C extends Record, R> CompletionHandler<Void> unforeseen(Attempt attempt, Courier<C, R> courier, C contents,
			RuntimeException cause) {
		log.error("Delivery {} of kind {} met something unforeseen", attempt.delivery.id(), attempt.delivery.kind(),
				WithoutWords.of(cause));
		return tryAgain(attempt, courier, contents,
				new Courier.Outcome.TryAgain<>(null, "Something went wrong in Convenor itself"),
				Passing.is(cause) ? Integer.MAX_VALUE : A_FEW);
	}

	private <R> Courier.Outcome<R> understand(GraphFailure failure) {
		return switch (failure) {
			case GraphFailure.Throttled throttled ->
				new Courier.Outcome.TryAgain<>(throttled.until(), "Microsoft 365 asked us to wait");
			case GraphFailure.Unreachable _ ->
				new Courier.Outcome.TryAgain<>(null, "Microsoft 365 could not be reached");
			case GraphFailure.Ambiguous _ ->
				new Courier.Outcome.TryAgain<>(null, "Microsoft 365 did not say whether it was done");
			case GraphFailure.PositionLost _ -> new Courier.Outcome.TryAgain<>(null, "Microsoft 365 lost its place");
			case GraphFailure.Conflict _ ->
				new Courier.Outcome.TryAgain<>(null, "Somebody changed it in Microsoft 365 at the same time");
			case GraphFailure.Rejected rejected when rejected.permission() != null ->
				new Courier.Outcome.TryAgain<>(null, "Microsoft 365 refused: the bot lacks the permission "
						+ rejected.permission() + ". An administrator can grant it");
			case GraphFailure.Rejected rejected when rejected.status() == UNAUTHORISED ->
				new Courier.Outcome.TryAgain<>(null, "Microsoft 365 did not accept the bot's own sign-in ("
						+ rejected.code() + "). An administrator can look with “admin check”");
			case GraphFailure.Rejected rejected ->
				new Courier.Outcome.Refused<>("Microsoft 365 refused it (" + rejected.code() + ")");
			case GraphFailure.NotFound _ -> new Courier.Outcome.Refused<>("Microsoft 365 no longer has it");
			case GraphFailure.ConsentMissing _ ->
				new Courier.Outcome.Refused<>("The person has not signed in to the bot");
		};
	}

	private <C extends Record, R> CompletionHandler<Void> tryAgain(Attempt attempt, Courier<C, R> courier, C contents,
			Courier.Outcome.TryAgain<R> again, int atMost) {
		int failures = attempt.failures + 1;
		Optional<Duration> wait = (failures < atMost) ? this.backoff.after(failures) : Optional.empty();
		if (wait.isEmpty()) {
			return giveUp(attempt, courier, contents, again.reason());
		}
		Instant ours = this.clock.instant().plus(wait.get());
		Instant theirs = again.notBefore();
		Instant next = (theirs != null && theirs.isAfter(ours)) ? theirs : ours;
		record(attempt, Delivery.State.FAILED, again.reason(), failures, next);
		return Dispatch::recorded;
	}

	private <C extends Record, R> CompletionHandler<Void> giveUp(Attempt attempt, Courier<C, R> courier, C contents,
			String reason) {
		try {
			settle(attempt, courier, Delivery.State.GIVEN_UP, reason, Out.NOTHING,
					() -> courier.givenUp(contents, reason, attempt.delivery.subject()));
		}
		catch (RuntimeException ex) {
			if (Passing.is(ex)) {
				throw ex;
			}
			log.error("What follows from giving up delivery {} could not be done", attempt.delivery.id(),
					WithoutWords.of(ex));
			settled(attempt, Delivery.State.GIVEN_UP, reason);
		}
		return Dispatch::recorded;
	}

	private void record(Attempt attempt, Delivery.State state, String reason, int failures, @Nullable Instant next) {
		orAlone(attempt, () -> moved(attempt, state, reason, failures, next),
				() -> update(attempt, state, reason, failures, next, Out.NOTHING));
	}

	/** Settles a delivery whose courier cannot be asked. */
	private void settled(Attempt attempt, Delivery.State state, String reason) {
		record(attempt, state, reason, attempt.failures + 1, null);
	}

	/** Whoever cannot hear of it is no reason to do the work again for ever. */
	private void orAlone(Attempt attempt, Runnable withAllThatFollows, Runnable alone) {
		try {
			this.transaction.executeWithoutResult((_) -> withAllThatFollows.run());
		}
		catch (RuntimeException ex) {
			if (Passing.is(ex)) {
				throw ex;
			}
			log.error("What follows from delivery {} could not be done", attempt.delivery.id(), WithoutWords.of(ex));
			this.transaction.executeWithoutResult((_) -> alone.run());
		}
	}

	private void settle(Attempt attempt, Courier<?, ?> courier, Delivery.State state, @Nullable String reason, Out out,
			Runnable whatFollows) {
		this.transaction.executeWithoutResult((_) -> {
			if (courier.leavesNoTrace()) {
				this.jdbc.sql("with task as (" + NO_MORE + ") delete from delivery where id = :id")
					.param("task", Deliveries.TASK.getTaskName())
					.param("version", attempt.task)
					.param("id", attempt.delivery.id())
					.update();
				whatFollows.run();
				return;
			}
			// First, so that whoever learns of it reads it as settled already.
			Delivery moved = update(attempt, state, reason, attempt.failures, null, out);
			whatFollows.run();
			this.events.publishEvent(new DeliveryMoved(moved));
		});
	}

	/** Tells the others, unless all stands as it did before the attempt. */
	private void moved(Attempt attempt, Delivery.State state, String reason, int failures, @Nullable Instant next) {
		Delivery moved = update(attempt, state, reason, failures, next, Out.NOTHING);
		if (moved.moves() > attempt.delivery.moves()) {
			this.events.publishEvent(new DeliveryMoved(moved));
		}
	}

	/**
	 * What the scheduler does next is written with what came of it, in one statement.
	 * What was carried is forgotten once it is there; what was given up may be tried
	 * again.
	 * @param next when it is tried again; null where it is not
	 * @param out what went out, which is noted, too
	 */
	private Delivery update(Attempt attempt, Delivery.State state, @Nullable String reason, int failures,
			@Nullable Instant next, Out out) {
		Delivery before = attempt.delivery;
		SentLetters.Sent letter = out.letter;
		boolean changes = before.state() != state || !Objects.equals(before.reason(), reason);
		boolean settled = state == Delivery.State.SENT || state == Delivery.State.GIVEN_UP;
		return this.jdbc
			.sql("with moved as (update delivery set state = :state, reason = :reason, settled_at = :settled, "
					+ "contents = case when :done then null else contents end, failures = :failures, moves = moves + :moves where id = :id returning "
					+ Deliveries.COLUMNS + "), noted as (insert into audit_entry (at, who, did, subject, details) "
					+ "select cast(:settled as timestamp with time zone), 'delivery', 'sent', subject, cast(:what as text) from moved "
					+ "where :went), " + ((letter != null) ? named(before.subject(), letter) : "") + "task as ("
					+ ((next != null) ? AGAIN : NO_MORE) + ") select * from moved")
			.params((letter != null) ? letter.names() : Map.of())
			.param("subject", before.subject())
			.param("invitee", (letter != null) ? letter.invitee() : null)
			.param("went", out.went)
			.param("what", noted(before))
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("state", state.name())
			.param("done", state == Delivery.State.SENT)
			.param("reason", reason)
			.param("settled", settled ? this.clock.instant().atOffset(ZoneOffset.UTC) : null)
			.param("failures", failures)
			.param("moves", changes ? 1 : 0)
			.param("id", before.id())
			.param("task", Deliveries.TASK.getTaskName())
			.param("version", attempt.task)
			.param("next", (next != null) ? next.atOffset(ZoneOffset.UTC) : null)
			.query(Deliveries::delivery)
			.single();
	}

	/** What it is and to whom it goes: by the id, since a name may not stay right. */
	private static String noted(Delivery delivery) {
		String what = delivery.kind() + (delivery.purpose().equals(delivery.kind()) ? "" : "/" + delivery.purpose());
		UUID whom = delivery.whom().invitee();
		UUID about = delivery.whom().about();
		return (whom != null) ? SentTo.to(what, whom).inDetails()
				: (about != null) ? SentTo.about(what, about).inDetails() : what;
	}

	/** It is noted, and what waited for it goes on. */
	private String named(UUID subject, SentLetters.Sent letter) {
		String named = "named as (" + SentLetters.NOTE + "), ";
		UUID invitee = letter.invitee();
		if (invitee == null) {
			return named;
		}
		this.hurries.note(subject, invitee);
		this.deliveries.wakeAfterCommit();
		return named + "hurried as (" + Deliveries.HURRY_WHAT_BEGAN + "), ";
	}

	/** The scheduler has nothing to add. */
	private static void recorded(ExecutionComplete complete, ExecutionOperations<Void> operations) {
	}

	private static void finished(ExecutionComplete complete, ExecutionOperations<Void> operations) {
		operations.remove();
	}

	/**
	 * What went out.
	 *
	 * @param went whether anything did
	 * @param letter what an answer may name, or null
	 */
	private record Out(boolean went, SentLetters.@Nullable Sent letter) {

		static final Out NOTHING = new Out(false, null);

	}

	/**
	 * A delivery as it stood when an attempt began.
	 *
	 * @param failures how many attempts in a row failed before
	 * @param task the version of what the scheduler carries out
	 * @param begins since when it matters that it is hurried
	 */
	private record Attempt(Delivery delivery, int failures, String contents, long task, long begins) {

	}

}
