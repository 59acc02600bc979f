package io.convenor.scheduling.booking;

import java.util.Objects;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.WithoutWords;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.booking.Booking.Plan;

/**
 * Looks for times at which a booking could be held. What the diaries say late is taken in
 * as well, unless the chair went on meanwhile.
 */
@Component
class LookingForTimes {

	private static final Logger log = LoggerFactory.getLogger(LookingForTimes.class);

	private final StoredBookings stored;

	private final Diaries diaries;

	private final SlotRequests slotRequests;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	LookingForTimes(StoredBookings stored, Diaries diaries, SlotRequests slotRequests,
			TransactionOperations transaction, ApplicationEventPublisher events) {
		this.stored = stored;
		this.diaries = diaries;
		this.slotRequests = slotRequests;
		this.transaction = transaction;
		this.events = events;
	}

	/** Where nobody meets, no diary is read: a day is suggested. */
	Booking at(Booking booking, Plan plan) {
		if (!plan.about().inTheCalendar()) {
			return this.stored.save(booking.with(this.diaries.suggestADay(plan)));
		}
		return switch (this.diaries.look(plan)) {
			case Patience.Answer.Here<Diaries.Sight> here ->
				Objects.requireNonNull(this.transaction.execute((_) -> seen(booking, plan, here.value())));
			case Patience.Answer.None<Diaries.Sight> _ ->
				this.stored.save(booking.with(plan.with(plan.timing().looked(Look.FAILED))));
			case Patience.Answer.Late<Diaries.Sight> late -> {
				Booking waiting = this.stored.save(booking.with(plan.with(plan.timing().looked(Look.ON_ITS_WAY))));
				var _ = late.coming().whenComplete((sight, failure) -> arrived(waiting, Optional.ofNullable(sight)));
				yield waiting;
			}
		};
	}

	private Booking seen(Booking booking, Plan plan, Diaries.Sight sight) {
		this.slotRequests.offer(booking, plan, sight.ofReviews());
		return this.stored.save(booking.with(this.diaries.takeIn(plan, sight)));
	}

	private void arrived(Booking waiting, Optional<Diaries.Sight> sight) {
		try {
			this.transaction.executeWithoutResult((_) -> {
				Plan plan = waiting.plan();
				sight.ifPresent((each) -> this.slotRequests.offer(waiting, plan, each.ofReviews()));
				Plan seen = sight.map((each) -> this.diaries.takeIn(plan, each))
					.orElseGet(() -> plan.with(plan.timing().looked(Look.FAILED)));
				this.stored.save(waiting.with(seen.after(waiting.version())));
				this.events.publishEvent(new SlotsArrived(waiting.id()));
			});
		}
		catch (OptimisticLockingFailureException ex) {
			log.debug("Booking {} went on before its diaries were read", waiting.id());
		}
		catch (RuntimeException ex) {
			log.warn("What the diaries said could not be shown on booking {}", waiting.id(), WithoutWords.of(ex));
		}
	}

}
