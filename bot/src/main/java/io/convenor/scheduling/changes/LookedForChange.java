package io.convenor.scheduling.changes;

import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.WithoutWords;
import io.convenor.drafts.Reading;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Times;

/**
 * Takes in what was looked for to change a conference: at once, or late, unless whoever
 * changes it went on meanwhile.
 */
@Component
class LookedForChange {

	private static final Logger log = LoggerFactory.getLogger(LookedForChange.class);

	private final StoredChanges stored;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	LookedForChange(StoredChanges stored, TransactionOperations transaction, ApplicationEventPublisher events) {
		this.stored = stored;
		this.transaction = transaction;
		this.events = events;
	}

	<T> PlannedChange takeIn(OpenChange open, Plan plan, Patience.Answer<T> answer, Function<T, Times> seen) {
		return switch (answer) {
			case Patience.Answer.Here<T>(T value) -> this.stored.save(open.change().with(plan.with(seen.apply(value))));
			case Patience.Answer.None<T> _ ->
				this.stored.save(open.change().with(plan.with(plan.times().looked(Look.FAILED))));
			case Patience.Answer.Late<T> late -> {
				PlannedChange waiting = this.stored
					.save(open.change().with(plan.with(plan.times().looked(Look.ON_ITS_WAY))));
				var _ = late.coming()
					.whenComplete((value, failure) -> arrived(waiting,
							(value != null) ? seen.apply(value) : plan.times().looked(Look.FAILED)));
				yield waiting;
			}
		};
	}

	/** Keeps what was typed and is refused. */
	PlannedChange refused(OpenChange open, Reading reading) {
		return this.stored.save(open.change().with(open.refused(reading)));
	}

	private void arrived(PlannedChange waiting, Times times) {
		try {
			this.transaction.executeWithoutResult((_) -> {
				this.stored.save(waiting.with(waiting.plan().with(times).after(waiting.version())));
				this.events.publishEvent(new PlannedChangeMoved(waiting.id(), waiting.conference()));
			});
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("Change {} went on before the diaries were read", waiting.id());
		}
		catch (RuntimeException ex) {
			log.warn("What the diaries said could not be shown on change {}", waiting.id(), WithoutWords.of(ex));
		}
	}

}
