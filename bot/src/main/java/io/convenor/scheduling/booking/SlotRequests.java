package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.booking.SlotRequest.State;
import io.convenor.timescales.Dates;

/**
 * Where the chair of a review is asked to let another conference have its slot, which may
 * start a plan and so comes first. Nothing moves before that chair has said yes, and then
 * both the review and the booking do.
 */
@Component
public class SlotRequests {

	private static final String CHANGED_MEANWHILE = "The review was changed meanwhile, so its slot is not to be had. "
			+ "Please look for times again.";

	private final StoredSlotRequests stored;

	private final StoredBookings bookings;

	private final OtherTimesForReviews otherTimes;

	private final Conferences conferences;

	private final AuditTrail audit;

	private final TransactionOperations transaction;

	private final ApplicationEventPublisher events;

	SlotRequests(StoredSlotRequests stored, StoredBookings bookings, OtherTimesForReviews otherTimes,
			Conferences conferences, AuditTrail audit, TransactionOperations transaction,
			ApplicationEventPublisher events) {
		this.stored = stored;
		this.bookings = bookings;
		this.otherTimes = otherTimes;
		this.conferences = conferences;
		this.audit = audit;
		this.transaction = transaction;
		this.events = events;
	}

	/** The slots of reviews a booking could ask for. */
	public List<SlotRequest> offered(UUID booking) {
		return this.stored.of(booking, State.OFFERED);
	}

	/** The slot a booking has asked for and waits for. */
	public Optional<SlotRequest> asked(UUID booking) {
		return this.stored.of(booking, State.ASKED).stream().findFirst();
	}

	/** Puts slots of reviews on offer to a booking, in place of those that were. */
	void offer(Booking booking, Booking.Plan plan, List<ReviewSlot> found) {
		this.stored.offer(booking.id(), Objects.requireNonNullElse(plan.about().lengthMinutes(), 0), found);
	}

	/**
	 * For what kind of meeting a slot is asked; empty once that is booked or put away.
	 */
	public Optional<Kind> wantedFor(SlotRequest request) {
		return this.bookings.find(request.booking()).flatMap((booking) -> Optional.ofNullable(booking.about().kind()));
	}

	/** A question as it stands, to be shown to the chair in whose chat its card is. */
	public Optional<SlotRequest> find(UUID id) {
		return this.stored.find(id);
	}

	/** Asks the review's chair; a question asked before about the booking is let go. */
	void ask(Booking booking, UUID id) {
		SlotRequest request = this.stored.lock(id)
			.filter((each) -> each.booking().equals(booking.id()) && each.state() == State.OFFERED)
			.orElseThrow(() -> new Refused("That slot is not on offer any more. Press Look again."));
		Conference review = this.conferences.get(request.review());
		if (!stillHasIt(review, request) || !this.stored.askedFor(review.id()).isEmpty()) {
			throw new Refused("That slot is not on offer any more. Press Look again.");
		}
		noLongerNeeded(booking.id());
		this.stored.asked(id, booking.chairId(), review.chairId());
		this.audit.record(booking.chairId(), "asked for the slot of a review", review.id(), review.reference().value(),
				null);
		this.events.publishEvent(new SlotAsked(id, review.id(), review.chairId()));
	}

	/** The booking is done, put away or asks for another: there is nothing to answer. */
	void noLongerNeeded(UUID booking) {
		this.stored.of(booking, State.ASKED)
			.forEach((each) -> settle(each, State.TOO_LATE, "The slot is not needed any more. Nothing was moved.",
					false));
	}

	/** Whether a review that made room is still to be moved in the calendar. */
	boolean isStillMoving(Booking booking) {
		return this.stored.of(booking.id(), State.MOVED)
			.stream()
			.filter((each) -> each.startsAt().equals(booking.timing().startsAt()))
			.map((each) -> this.conferences.get(each.review()))
			.anyMatch((review) -> review.eventId().isPresent() && review.inCalendar() < review.arrangement());
	}

	/**
	 * A review that was changed otherwise, or has another chair, answers nothing any
	 * more. Runs in the transaction that changed it.
	 */
	@EventListener
	void changed(ConferenceChanged changed) {
		this.stored.askedFor(changed.conference()).forEach((request) -> {
			settle(request, State.TOO_LATE, "The review was changed meanwhile. Nothing was moved.", true);
			tell(request, CHANGED_MEANWHILE);
		});
	}

	/** The review keeps its slot, and whoever asked is told. */
	public void keep(UUID id, String who, long version) {
		this.transaction.executeWithoutResult((_) -> {
			SlotRequest request = open(id, who, version);
			settle(request, State.KEPT, null, true);
			tell(request, "The review keeps its slot on " + Dates.inWords(request.startsAt())
					+ ". Please choose another time.");
		});
	}

	/**
	 * The review moves to the time it was asked about, and the booking takes its slot;
	 * where that cannot be any more, nothing moves and both are told.
	 */
	public void give(UUID id, String who, long version) {
		SlotRequest asked = open(id, who, version);
		boolean free = switch (this.otherTimes.couldBeAt(this.conferences.get(asked.review()), asked.moveTo())) {
			case Patience.Answer.Here<Boolean> here -> here.value();
			default -> throw new Refused(
					"The diaries could not be read in time, so nothing was moved. Press the button again in a moment.");
		};
		this.transaction.executeWithoutResult((_) -> {
			// The review first: whoever changes it comes to the questions about it from
			// there.
			Conference review = this.conferences.locked(asked.review());
			decide(open(id, who, version), review, who, free);
		});
	}

	private void decide(SlotRequest request, Conference review, String who, boolean free) {
		Optional<Booking> booking = this.bookings.lock(request.booking()).filter((each) -> !each.closed());
		if (booking.isEmpty()) {
			settle(request, State.TOO_LATE, "The slot is not needed any more. Nothing was moved.", false);
			return;
		}
		if (!stillHasIt(review, request)) {
			settle(request, State.TOO_LATE, "The review was changed meanwhile. Nothing was moved.", true);
			tell(request, CHANGED_MEANWHILE);
			return;
		}
		if (!free) {
			settle(request, State.TOO_LATE,
					Dates.inWords(request.moveTo())
							+ " is not free for the review any more. Nothing was moved, and whoever asked is told.",
					true);
			tell(request, "The review has no other time any more, so it keeps its slot. Please look for times again.");
			return;
		}
		settle(request, State.MOVED, null, true);
		review.moveTo(request.moveTo());
		this.conferences.save(review);
		this.audit.record(who, "moved for another conference", review.id(), review.reference().value(),
				"from " + request.startsAt() + " to " + request.moveTo());
		take(booking.get(), request);
	}

	private void take(Booking booking, SlotRequest request) {
		String when = Dates.inWords(request.startsAt());
		Booking.Plan plan = booking.plan()
			.fresh()
			.asking(List.of())
			.with(booking.timing().startingAt(request.startsAt(), Set.of()));
		this.bookings.save(booking.with((plan.step().compareTo(Step.TIME) < 0)
				? plan.telling("The review has moved, and %s is yours once you get to the time.".formatted(when))
				: plan.at(Step.SUMMARY)
					.telling("The review has moved: %s is free for you. Confirm to book it.".formatted(when))));
	}

	private void tell(SlotRequest request, String notice) {
		this.bookings.lock(request.booking())
			.filter((each) -> !each.closed())
			.ifPresent((booking) -> this.bookings.save(booking.with(booking.plan().telling(notice))));
	}

	/** Whoever has the booking now is told, though another chair may have asked. */
	private void settle(SlotRequest request, State state, @Nullable String notice, boolean tell) {
		this.stored.settled(request.id(), state, notice);
		String chair = this.bookings.find(request.booking()).filter((_) -> tell).map(Booking::chairId).orElse(null);
		this.events.publishEvent(new SlotAnswered(request.id(), request.review(), request.booking(), chair));
	}

	private static boolean stillHasIt(Conference review, SlotRequest request) {
		return review.status() == Conference.Status.BOOKED && review.arrangement() == request.reviewArrangement();
	}

	private SlotRequest open(UUID id, String who, long version) {
		SlotRequest request = this.stored.lock(id)
			.filter((each) -> who.equals(each.askedOf()))
			.orElseThrow(() -> new Refused("That question is not for you. Nothing was moved."));
		if (request.state() != State.ASKED || request.version() != version) {
			throw new OptimisticLockingFailureException("The question was answered meanwhile");
		}
		return request;
	}

}
