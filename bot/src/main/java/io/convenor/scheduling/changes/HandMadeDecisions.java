package io.convenor.scheduling.changes;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.calendar.HandMadeChange;
import io.convenor.scheduling.calendar.HandMadeChange.Decision;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.timescales.DateProblem;

/**
 * Where whoever looks after a conference decides what becomes of a change that somebody
 * made by hand to its entry, or to that of somebody who takes part apart.
 */
@Component
public class HandMadeDecisions {

	private static final int LONGEST = 500;

	private final HandMadeChanges finds;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Separations separations;

	private final KeptParts parts;

	private final TimeLimits limits;

	private final SharedMeetings meetings;

	private final ReasonsForChange reasons;

	private final AuditTrail audit;

	HandMadeDecisions(HandMadeChanges finds, Conferences conferences, Caseload caseload, Separations separations,
			KeptParts parts, TimeLimits limits, SharedMeetings meetings, ReasonsForChange reasons, AuditTrail audit) {
		this.finds = finds;
		this.conferences = conferences;
		this.caseload = caseload;
		this.separations = separations;
		this.parts = parts;
		this.limits = limits;
		this.meetings = meetings;
		this.reasons = reasons;
		this.audit = audit;
	}

	/**
	 * The conference takes the time its entry was moved to, if it may be held then, or if
	 * a manager has decided that it may be late; or somebody's part does, if that keeps
	 * them apart as much as before.
	 */
	@Transactional
	public void keep(Submission submission) {
		Case open = open(submission);
		Expected found = open.find.found();
		if (found == null) {
			throw new Refused("The entry is gone, so there is no time to keep. Have it booked anew.");
		}
		if (open.find.isAboutTheMeeting()) {
			keep(open, found, submission);
		}
		else {
			this.parts.keep(open.conference, open.find.entry(), found);
			this.finds.settleAndShow(open.conference, open.find, Decision.KEPT, submission.who());
		}
		audit(open, submission.who(), "kept the time that was set by hand in Outlook");
	}

	private void keep(Case open, Expected found, Submission submission) {
		Reading reading = new Reading(submission.typed());
		String manager = reading.optionalLine(ChangeFields.MANAGER, LONGEST).orElse("");
		String reason = reading.optionalLine(ChangeFields.MANAGERS_REASON, LONGEST).orElse("");
		reading.requireNoProblems();
		int minutes = (int) Duration.between(found.start(), found.end()).toMinutes();
		requireLawful(open.conference, found.start(), minutes, manager, reason);
		LocalDateTime before = open.conference.startsAt();
		boolean moves = !before.equals(found.start()) || open.conference.lengthMinutes() != minutes;
		this.finds.settleAndShow(open.conference, open.find, Decision.KEPT, submission.who());
		open.conference.moveTo(found.start(), minutes);
		this.conferences.save(open.conference);
		if (!moves) {
			this.finds.lookAfter(open.conference, open.find);
		}
		this.reasons.putOff(open.conference, before, manager, reason, submission.who());
	}

	private void requireLawful(Conference conference, LocalDateTime start, int minutes, String manager, String reason) {
		if (minutes <= 0) {
			throw new Refused("The event ends before it begins. Put ours back.");
		}
		this.limits.problems(conference, start).stream().findFirst().ifPresent((sentence) -> {
			throw new Refused(sentence + " Put our time back, or change it in Outlook to one that can be kept.");
		});
		this.limits.late(conference, start)
			.filter((problem) -> problem.kind() != DateProblem.Kind.TOO_LATE || manager.isBlank() || reason.isBlank())
			.ifPresent((problem) -> {
				throw new Refused(problem.sentence()
						+ " Put our time back; or, if a manager has decided that it may be late, give their name and the reason.");
			});
	}

	/** The entry gets our time back. */
	@Transactional
	public void putBack(Submission submission) {
		Case open = open(submission);
		if (open.find.deleted()) {
			throw new Refused("The entry is gone, so it cannot be put back. Have it booked anew.");
		}
		show(open, Decision.PUT_BACK, submission.who());
	}

	/**
	 * A new entry takes the place of the deleted one; a meeting has a link of its own.
	 */
	@Transactional
	public void bookAnew(Submission submission) {
		Case open = open(submission);
		if (!open.find.deleted()) {
			throw new Refused("The entry is still there. Keep its time, or put ours back.");
		}
		show(open, Decision.BOOKED_ANEW, submission.who());
	}

	/** The entry of somebody who takes part apart is made what it should be. */
	@Transactional
	public void putBackPart(UUID conferenceId, UUID separation, String who) {
		Conference conference = this.caseload.locked(conferenceId, who)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Nothing was done."));
		HandMadeChange find = this.finds.openFor(conferenceId, separation)
			.orElseThrow(() -> new Refused("That is settled already, so nothing was done again."));
		Case open = decidable(find, conference);
		show(open, find.deleted() ? Decision.BOOKED_ANEW : Decision.PUT_BACK, who);
	}

	private void show(Case open, Decision decision, String who) {
		this.finds.settleAndShow(open.conference, open.find, decision, who);
		this.finds.lookAfter(open.conference, open.find);
		audit(open, who, (decision == Decision.PUT_BACK) ? "put the time back that was changed by hand in Outlook"
				: "had the entry booked anew that was deleted by hand in Outlook");
	}

	/** The conference will not be held. */
	@Transactional
	public void cancel(Submission submission) {
		Case open = open(submission);
		if (!open.find.isAboutTheMeeting()) {
			throw new Refused("The meeting stands, and only one part of it was changed. Put ours back.");
		}
		CancelReason reason = CancelReason.named(submission.typed(ChangeFields.REASON).strip())
			.orElseThrow(() -> new Refused(ChangeFields.REASON, "Choose why it will not be held."));
		if (!this.meetings.of(open.conference).canDoWithout(open.conference)) {
			throw new Refused(ChangeCheck.OTHERS_ARE_HELD_IN_IT);
		}
		this.finds.settle(open.find, Decision.CANCELLED, submission.who());
		open.conference.cancel();
		this.reasons.cancelled(open.conference, reason, submission.who());
		this.conferences.save(open.conference);
		audit(open, submission.who(), "cancelled");
	}

	private Case open(Submission submission) {
		Conference conference = this.finds.find(submission.draft())
			.flatMap((each) -> this.caseload.locked(each.conference(), submission.who()))
			.orElseThrow(() -> new Refused("There is nothing like that to decide among what you look after."));
		HandMadeChange find = this.finds.lock(submission.draft());
		if (!find.open()) {
			throw new Refused("That was decided already, so nothing was done again.");
		}
		if (find.version() != submission.version()) {
			throw new OptimisticLockingFailureException("The event was changed once more");
		}
		return decidable(find, conference);
	}

	private Case decidable(HandMadeChange find, Conference conference) {
		Changes.requireBooked(conference);
		if (!find.isAboutTheMeeting() && this.separations.find(find.entry()).filter(Separation::takesPart).isEmpty()) {
			throw new Refused("They no longer take part apart, so nothing was done.");
		}
		return new Case(find, conference);
	}

	private void audit(Case open, String who, String did) {
		this.audit.record(who, did, open.conference.id(), open.conference.reference().value(),
				"arrangement " + open.conference.arrangement());
	}

	private record Case(HandMadeChange find, Conference conference) {
	}

}
