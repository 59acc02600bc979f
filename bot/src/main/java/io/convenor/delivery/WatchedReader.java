package io.convenor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.graph.GraphFailure;

/**
 * Reads what is new in one mailbox, again and again. It is one task for all instances, so
 * there is one reader of a mailbox at a time.
 */
@Component
class WatchedReader implements ExecutionHandler<Void> {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("read");

	static final Duration AFTER_A_FAILURE = Duration.ofSeconds(20);

	private static final Duration IN_A_MOMENT = Duration.ofSeconds(2);

	private static final Logger log = LoggerFactory.getLogger(WatchedReader.class);

	private final ObjectProvider<Watched> watched;

	private final Watching watching;

	private final TransactionOperations transaction;

	private final Clock clock;

	WatchedReader(ObjectProvider<Watched> watched, Watching watching, TransactionOperations transaction, Clock clock) {
		this.watched = watched;
		this.watching = watching;
		this.transaction = transaction;
		this.clock = clock;
	}

	static TaskInstanceId task(String what, String mailbox) {
		return TASK.instanceId(what + ":" + mailbox);
	}

	/** What is not followed any more is not read any more. */
	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		String what = task.getId().substring(0, task.getId().indexOf(':'));
		String mailbox = task.getId().substring(what.length() + 1);
		Optional<Watched> followed = this.watched.orderedStream()
			.filter((each) -> each.what().equals(what) && each.mailboxes().contains(mailbox))
			.findFirst();
		if (followed.isEmpty()) {
			return (complete, operations) -> operations.remove();
		}
		long wokenBefore = this.watching.woken(what, mailbox);
		Instant next = read(followed.get(), mailbox);
		return (complete, operations) -> this.transaction.executeWithoutResult((_) -> {
			boolean wokenMeanwhile = this.watching.wokenHeld(what, mailbox) != wokenBefore;
			operations.reschedule(complete, wokenMeanwhile ? this.clock.instant() : next);
		});
	}

	/** Reads once, and says when to read next. */
	private Instant read(Watched what, String mailbox) {
		Instant next = this.clock.instant().plus(what.readEvery());
		try {
			Watched.News news = since(what, mailbox, this.watching.position(what.what(), mailbox));
			if (news.again()) {
				return this.clock.instant().plus(IN_A_MOMENT);
			}
			this.transaction.executeWithoutResult((_) -> {
				news.takeIn();
				this.watching.read(what.what(), mailbox, news.position());
			});
			return next;
		}
		catch (GraphFailure failure) {
			log.warn("The {} of a mailbox could not be read: {}", what.what(), failure.getClass().getSimpleName());
			this.transaction
				.executeWithoutResult((_) -> this.watching.notRead(what.what(), mailbox, InPlainWords.of(failure)));
			return (failure instanceof GraphFailure.Throttled throttled && throttled.until().isAfter(next))
					? throttled.until() : next;
		}
	}

	private static Watched.News since(Watched what, String mailbox, @Nullable String position) {
		try {
			return what.since(mailbox, position);
		}
		catch (GraphFailure.PositionLost lost) {
			log.info("The place in the {} of a mailbox was lost; it is read from the beginning", what.what());
			return what.since(mailbox, null);
		}
	}

}
