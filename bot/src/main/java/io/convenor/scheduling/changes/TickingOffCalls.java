package io.convenor.scheduling.changes;

import java.time.LocalDateTime;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.StoredCalls.Attempt;
import io.convenor.scheduling.changes.StoredCalls.Row;
import io.convenor.scheduling.invitations.Known;
import io.convenor.scheduling.invitations.OwnInvitations;

/**
 * Where somebody ticks off that they rang a family. A call that nobody answered stays
 * open and is tried again at a safe time.
 */
@Component
public class TickingOffCalls {

	private static final int LONGEST = 500;

	private final StoredCalls stored;

	private final Conferences conferences;

	private final Caseload caseload;

	private final OwnInvitations own;

	private final SafeTimes safeTimes;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	TickingOffCalls(StoredCalls stored, Conferences conferences, Caseload caseload, OwnInvitations own,
			SafeTimes safeTimes, AuditTrail audit, ApplicationEventPublisher events) {
		this.stored = stored;
		this.conferences = conferences;
		this.caseload = caseload;
		this.own = own;
		this.safeTimes = safeTimes;
		this.audit = audit;
		this.events = events;
	}

	/**
	 * Ticks a call off.
	 * @param rang who rang, where it was not the person who ticks
	 * @throws OptimisticLockingFailureException where there is something else to say by
	 * now
	 */
	@Transactional
	public void made(UUID id, long version, String who, String rang, String note) {
		Row call = open(id, who, new Attempt(rang, note));
		Conference conference = this.conferences.locked(call.conference());
		Known said = conference.invitee(call.invitee())
			.map((invitee) -> this.own.known(conference, invitee))
			.orElse(null);
		this.stored.made(call, version, who, new Attempt(rang, note), said);
		record(who, "ticked off a call to the family", conference);
	}

	/**
	 * Nobody answered, so the call stays on the list and is tried again: at the time at
	 * which it is safe to ring, where anybody said one.
	 * @return when to try again
	 */
	@Transactional
	public LocalDateTime notReached(UUID id, long version, String who, String rang, String note) {
		Row call = open(id, who, new Attempt(rang, note));
		Conference conference = this.conferences.locked(call.conference());
		LocalDateTime next = this.safeTimes.nextTry(call.invitee());
		this.stored.notReached(call, version, new Attempt(rang, note), next);
		record(who, "rang the family and reached nobody", conference);
		return next;
	}

	private Row open(UUID id, String who, Attempt attempt) {
		Row call = this.stored.find(id)
			.filter((each) -> this.caseload.find(each.conference(), who).isPresent())
			.orElseThrow(() -> new Refused("There is no such call among those you look after."));
		if (call.made() != null) {
			throw new Refused("Somebody ticked this call off already, so nothing was done again.");
		}
		if (attempt.rang().length() > LONGEST || attempt.note().length() > LONGEST) {
			throw new Refused(
					"That is too long. Please keep it to %d characters; the details belong in the case system."
						.formatted(LONGEST));
		}
		return call;
	}

	private void record(String who, String did, Conference conference) {
		this.audit.record(who, did, conference.id(), conference.reference().value(), null);
		this.events.publishEvent(new CallsMoved(conference.id()));
	}

}
