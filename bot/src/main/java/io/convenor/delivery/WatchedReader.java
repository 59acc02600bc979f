package io.convenor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
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

	private final SetAside setAside;

	private final TransactionOperations transaction;

	private final Clock clock;

	WatchedReader(ObjectProvider<Watched> watched, Watching watching, SetAside setAside,
			TransactionOperations transaction, Clock clock) {
		this.watched = watched;
		this.watching = watching;
		this.setAside = setAside;
		this.transaction = transaction;
		this.clock = clock;
	}

	static TaskInstanceId task(String what, String mailbox) {
		return TASK.instanceId(what + ":" + mailbox);
	}

	/** What is not followed any more is not read any more. */
	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		ApartPools.thisThreadDoes(ApartPools.Work.READING);
		try {
			return read(task, context.getExecution().version);
		}
		finally {
			ApartPools.thisThreadDoes(ApartPools.Work.DELIVERIES);
		}
	}

	private CompletionHandler<Void> read(TaskInstance<Void> task, long version) {
		String what = task.getId().substring(0, task.getId().indexOf(':'));
		String mailbox = task.getId().substring(what.length() + 1);
		Optional<Watched> followed = this.watched.orderedStream()
			.filter((each) -> each.what().equals(what) && each.mailboxes().contains(mailbox))
			.findFirst();
		if (followed.isEmpty()) {
			return (complete, operations) -> operations.remove();
		}
		Watching.Place place = this.watching.place(what, mailbox);
		Reading reading = read(followed.get(), mailbox, place);
		String position = reading.position;
		if (position != null) {
			this.transaction.executeWithoutResult(
					(_) -> this.watching.read(what, mailbox, position, place.woken(), reading.next, version));
			return WatchedReader::recorded;
		}
		return (complete, operations) -> this.transaction.executeWithoutResult((_) -> {
			boolean wokenMeanwhile = this.watching.wokenHeld(what, mailbox) != place.woken();
			operations.reschedule(complete, wokenMeanwhile ? this.clock.instant() : reading.next);
		});
	}

	/** The scheduler has nothing to add. */
	private static void recorded(ExecutionComplete complete, ExecutionOperations<Void> operations) {
	}

	/** Reads once, and says when to read next. */
	private Reading read(Watched what, String mailbox, Watching.Place place) {
		Instant next = this.clock.instant().plus(what.readEvery());
		try {
			Watched.News news = since(what, mailbox, place.position());
			if (!takeIn(news, what.what(), mailbox, place.aside())) {
				this.transaction.executeWithoutResult((_) -> this.watching.notRead(what.what(), mailbox,
						"Something that came could not be taken in; it is tried again"));
				return new Reading(null, this.clock.instant().plus(IN_A_MOMENT));
			}
			if (news.again()) {
				return new Reading(null, this.clock.instant().plus(IN_A_MOMENT));
			}
			return new Reading(news.position(), next);
		}
		catch (GraphFailure failure) {
			log.warn("The {} of a mailbox could not be read: {}", what.what(), failure.getClass().getSimpleName());
			this.transaction
				.executeWithoutResult((_) -> this.watching.notRead(what.what(), mailbox, InPlainWords.of(failure)));
			return new Reading(null,
					(failure instanceof GraphFailure.Throttled throttled && throttled.until().isAfter(next))
							? throttled.until() : next);
		}
	}

	/**
	 * Takes in each thing on its own; what was set aside is passed over.
	 * @return whether nothing is left that has to be tried again
	 */
	private boolean takeIn(Watched.News news, String what, String mailbox, Set<String> aside) {
		boolean all = true;
		for (Watched.Item item : news.items()) {
			if (!aside.contains(SetAside.named(item.id()))) {
				all &= takeIn(item, what, mailbox);
			}
		}
		return all;
	}

	/** A database that cannot be reached is not the fault of what was read. */
	private boolean takeIn(Watched.Item item, String what, String mailbox) {
		try {
			this.transaction.executeWithoutResult((_) -> item.takeIn().run());
			return true;
		}
		catch (RuntimeException ex) {
			if (Passing.is(ex)) {
				throw ex;
			}
			return this.setAside.failed(what, mailbox, item.id(), ex);
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

	/**
	 * What came of a reading.
	 *
	 * @param position up to where all was taken in; null where it is read once more
	 * @param next when to read next
	 */
	private record Reading(@Nullable String position, Instant next) {
	}

}
