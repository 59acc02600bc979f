package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.booking.Booking.Plan;

/**
 * Where a chair puts a conference together and confirms it, step by step. Each change is
 * saved at once, with whatever was typed and could not be accepted, so that nothing is
 * lost. Changes made on a version that is no longer the newest are refused with an
 * {@link OptimisticLockingFailureException}, all other refusals are a {@link Refused}.
 */
@Component
public class Bookings {

	private final StoredBookings stored;

	private final NeedToKnow needToKnow;

	private final MeetingAtBooking meeting;

	private final PeopleAtBooking people;

	private final TimesAtBooking times;

	private final ApartAtBooking apart;

	private final Confirming confirming;

	Bookings(StoredBookings stored, NeedToKnow needToKnow, MeetingAtBooking meeting, PeopleAtBooking people,
			TimesAtBooking times, ApartAtBooking apart, Confirming confirming) {
		this.stored = stored;
		this.needToKnow = needToKnow;
		this.meeting = meeting;
		this.people = people;
		this.times = times;
		this.apart = apart;
		this.confirming = confirming;
	}

	/** The booking a chair is at work on, or a new one. */
	public Booking begin(String chairId) {
		requireChair(chairId);
		return this.stored.inHand(chairId);
	}

	/** Puts away what the chair had begun, and begins anew. */
	@Transactional
	public Booking afresh(Submission submission) {
		Booking booking = open(submission);
		this.times.asksForNoSlot(booking);
		this.stored.discard(booking.id());
		return this.stored.inHand(submission.who());
	}

	/** A booking as it stands, to be shown to the chair in whose chat its card is. */
	public Optional<Booking> find(UUID id) {
		return this.stored.find(id);
	}

	/** The first step: what the conference is. */
	public Booking about(Submission submission) {
		return this.meeting.takenIn(open(submission), submission);
	}

	/** Looks for people in the directory. */
	public Booking seek(Submission submission) {
		return changed(submission, this.people::seek);
	}

	/** Adds somebody whom the directory found. */
	public Booking addFound(Submission submission) {
		return changed(submission, this.people::addFound);
	}

	/** Adds somebody by name and address. */
	public Booking addByName(Submission submission) {
		return changed(submission, this.people::addByName);
	}

	/** Adds the people of an earlier conference of this chair, or of the same case. */
	public Booking copy(Submission submission) {
		return changed(submission, (plan, reading) -> this.people.copy(plan, reading, submission.who()));
	}

	/** Adds the people of a table that was pasted in. */
	public Booking importNetwork(Submission submission) {
		return changed(submission, this.people::importNetwork);
	}

	/** Takes somebody off the list. */
	public Booking remove(Submission submission) {
		return changed(submission, this.people::remove);
	}

	/** The second step is done: asks what is odd about it, or goes on to the times. */
	public Booking people(Submission submission) {
		Booking booking = open(submission);
		return this.people.done(booking, booking.plan().fresh().with(booking.reading(submission).accepted(List.of())));
	}

	/** The chair says yes to what was asked. */
	public Booking yes(Submission submission) {
		Booking booking = open(submission);
		return switch (booking.step()) {
			case PEOPLE -> this.people.yes(booking);
			case TIME -> this.stored.save(booking.with(this.times.yes(booking.plan().fresh())));
			case ABOUT, SUMMARY -> this.stored.save(booking.with(booking.plan().fresh().asking(List.of())));
		};
	}

	/** The chair says no, and goes on working at the step. */
	public Booking no(Submission submission) {
		return changed(submission, (plan, _) -> plan.asking(List.of()));
	}

	/** Goes one step back, with what was typed kept for when the chair comes again. */
	public Booking back(Submission submission) {
		return changed(submission, (plan, reading) -> plan.with(reading.accepted(List.of())).at(plan.step().before()));
	}

	/** Looks for times again: in another room, from another day, or as before. */
	public Booking look(Submission submission) {
		Booking booking = open(submission);
		return this.times.look(booking, booking.reading(submission));
	}

	/** Takes one of the times on offer. */
	public Booking slot(Submission submission) {
		return changed(submission, this.times::slot);
	}

	/** Asks the chair of a review for its slot. */
	public Booking askForSlot(Submission submission) {
		return this.times.askForSlot(open(submission), submission);
	}

	/** Takes another date and time that the chair gives. */
	public Booking time(Submission submission) {
		Booking booking = open(submission);
		return this.stored.save(booking.with(this.times.time(booking, booking.reading(submission))));
	}

	/** Says who is to take part apart from the others; how is said next. */
	public Booking whoIsApart(Submission submission) {
		return changed(submission, this.apart::begin);
	}

	/** Says how somebody takes part apart, and why. */
	public Booking howApart(Submission submission) {
		return changed(submission, this.apart::say);
	}

	/** Says that somebody takes part with everybody after all. */
	public Booking notApart(Submission submission) {
		return changed(submission, this.apart::end);
	}

	/**
	 * Books the conference, once: asked again, it says what it was booked as.
	 */
	public Confirmation<Booking> confirm(Submission submission) {
		requireChair(submission.who());
		Booking booking = own(submission);
		if (booking.closed()) {
			return this.confirming.already(booking);
		}
		booking.requireSeen(submission);
		Optional<Booking> others = this.times.othersIfTaken(booking);
		if (others.isPresent()) {
			return new Confirmation.NotYet<>(others.get());
		}
		Confirmation<Booking> confirmation = this.confirming.confirm(booking, submission.who());
		if (confirmation instanceof Confirmation.Done<Booking>) {
			this.times.asksForNoSlot(booking);
		}
		return confirmation;
	}

	/** Does one step with what was filled in; what was told of the last one is gone. */
	private Booking changed(Submission submission, BiFunction<Plan, Reading, Plan> step) {
		Booking booking = open(submission);
		return this.stored.save(booking.with(step.apply(booking.plan().fresh(), booking.reading(submission))));
	}

	private Booking open(Submission submission) {
		requireChair(submission.who());
		Booking booking = own(submission);
		if (booking.closed()) {
			throw new Refused("This conference is booked already, so nothing was changed. Type conferences to see it.");
		}
		booking.requireSeen(submission);
		return booking;
	}

	private Booking own(Submission submission) {
		return this.stored.find(submission)
			.orElseThrow(() -> new Refused("There is no such booking of yours any more. Type schedule to begin one."));
	}

	private void requireChair(String objectId) {
		if (!this.needToKnow.isChair(objectId)) {
			throw new Refused(
					"Booking conferences is for chairs and reviewing officers, and I do not know you as one of them.");
		}
	}

}
