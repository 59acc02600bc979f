package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Confirmation;
import io.convenor.scheduling.changes.ComingBack.Before;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Wanted;

/**
 * Does to a conference what somebody confirmed, in one transaction: everything is checked
 * again, and what others did since is told instead of overwritten.
 */
@Component
class Rearranging {

	private final StoredChanges stored;

	private final Conferences conferences;

	private final ChangeCheck check;

	private final ChangedPeople people;

	private final ReasonsForChange reasons;

	private final AuditTrail audit;

	private final Clock clock;

	Rearranging(StoredChanges stored, Conferences conferences, ChangeCheck check, ChangedPeople people,
			ReasonsForChange reasons, AuditTrail audit, Clock clock) {
		this.stored = stored;
		this.conferences = conferences;
		this.check = check;
		this.people = people;
		this.reasons = reasons;
		this.audit = audit;
		this.clock = clock;
	}

	/** Does it, or says why it cannot be done any more. */
	@Transactional
	public Confirmation<PlannedChange> confirm(PlannedChange seen) {
		PlannedChange change = this.stored.lock(seen.id())
			.orElseThrow(() -> new OptimisticLockingFailureException("The change is gone"));
		if (change.closed()) {
			return new Confirmation.Already<>(change.conference());
		}
		if (change.version() != seen.version()) {
			throw new OptimisticLockingFailureException("The change was changed meanwhile");
		}
		Conference conference = this.conferences.locked(change.conference());
		return this.check.whyNot(change, conference)
			.<Confirmation<PlannedChange>>map((sentence) -> new Confirmation.NotYet<>(
					this.stored.save(change.with(Plan.of(conference).telling(sentence)))))
			.orElseGet(() -> confirm(change, conference));
	}

	private Confirmation<PlannedChange> confirm(PlannedChange change, Conference conference) {
		Wanted wanted = change.plan().wanted();
		LocalDateTime from = conference.startsAt();
		Optional<Before> before = this.people.before(conference, wanted);
		wanted.make(conference, this.clock.instant());
		Optional<Invitee> corrected = Optional.ofNullable(wanted.correcting())
			.map((correction) -> this.people.correct(conference, correction));
		Optional.ofNullable(wanted.joining())
			.ifPresent((joining) -> this.people.join(conference, joining, before, change.who()));
		Optional.ofNullable(wanted.reason())
			.ifPresent((reason) -> this.reasons.cancelled(conference, reason, change.who()));
		this.conferences.save(conference);
		corrected.ifPresent(
				(each) -> this.people.correctElsewhere(conference, each, Objects.requireNonNull(wanted.correcting())));
		String manager = wanted.manager();
		String managersReason = wanted.managersReason();
		if (wanted.start() != null && manager != null && managersReason != null) {
			this.reasons.putOff(conference, from, manager, managersReason, change.who());
		}
		this.audit.record(change.who(), wanted.did(), conference.id(), conference.reference().value(),
				"arrangement " + conference.arrangement());
		this.stored.close(change);
		return new Confirmation.Done<>(conference.id());
	}

}
