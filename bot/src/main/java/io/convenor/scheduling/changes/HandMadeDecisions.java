package io.convenor.scheduling.changes;

import java.time.Duration;
import java.time.LocalDateTime;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.invitations.CalendarEntries;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.scheduling.invitations.HandMadeChange;
import io.convenor.scheduling.invitations.HandMadeChange.Decision;
import io.convenor.scheduling.invitations.HandMadeChanges;
import io.convenor.scheduling.invitations.Invitations;
import io.convenor.timescales.DateProblem;

/**
 * Where whoever looks after a conference decides what becomes of a change that somebody
 * made to its event by hand.
 */
@Component
public class HandMadeDecisions {

	private static final int LONGEST = 500;

	private final HandMadeChanges finds;

	private final CalendarEntries entries;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Invitations invitations;

	private final TimeLimits limits;

	private final SharedMeetings meetings;

	private final ReasonsForChange reasons;

	private final AuditTrail audit;

	HandMadeDecisions(HandMadeChanges finds, CalendarEntries entries, Conferences conferences, Caseload caseload,
			Invitations invitations, TimeLimits limits, SharedMeetings meetings, ReasonsForChange reasons,
			AuditTrail audit) {
		this.finds = finds;
		this.entries = entries;
		this.conferences = conferences;
		this.caseload = caseload;
		this.invitations = invitations;
		this.limits = limits;
		this.meetings = meetings;
		this.reasons = reasons;
		this.audit = audit;
	}

	/**
	 * The conference takes the time the event was moved to, if it may be held then, or if
	 * a manager has decided that it may be late.
	 */
	@Transactional
	public void keep(Submission submission) {
		Case open = open(submission);
		String who = submission.who();
		Reading reading = new Reading(submission.typed());
		String manager = reading.optionalLine(ChangeFields.MANAGER, LONGEST).orElse("");
		String reason = reading.optionalLine(ChangeFields.MANAGERS_REASON, LONGEST).orElse("");
		reading.requireNoProblems();
		LocalDateTime start = open.find.foundStart();
		LocalDateTime end = open.find.foundEnd();
		if (start == null || end == null) {
			throw new Refused("The event is gone, so there is no time to keep. Book it anew, or cancel it.");
		}
		int minutes = (int) Duration.between(start, end).toMinutes();
		requireLawful(open.conference, start, minutes, manager, reason);
		this.finds.settle(open.find, Decision.KEPT, who);
		this.entries.found(open.conference.id(), new Expected(start, end));
		LocalDateTime before = open.conference.startsAt();
		open.conference.calendarDiffers();
		boolean moves = !before.equals(start) || open.conference.lengthMinutes() != minutes;
		open.conference.moveTo(start, minutes);
		this.conferences.save(open.conference);
		if (!moves) {
			this.invitations.updateAfter(open.conference, open.find.id());
		}
		this.reasons.putOff(open.conference, before, manager, reason, who);
		audit(open, who, "kept the time that was set by hand in Outlook");
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

	/** The event gets our time back. */
	@Transactional
	public void putBack(Submission submission) {
		Case open = open(submission);
		LocalDateTime start = open.find.foundStart();
		LocalDateTime end = open.find.foundEnd();
		if (start == null || end == null) {
			throw new Refused("The event is gone, so it cannot be put back. Book it anew, or cancel it.");
		}
		this.finds.settle(open.find, Decision.PUT_BACK, submission.who());
		this.entries.found(open.conference.id(), new Expected(start, end));
		open.conference.calendarDiffers();
		this.conferences.save(open.conference);
		this.invitations.updateAfter(open.conference, open.find.id());
		audit(open, submission.who(), "put the time back that was changed by hand in Outlook");
	}

	/** A new event takes the place of the deleted one; it has a link of its own. */
	@Transactional
	public void bookAnew(Submission submission) {
		Case open = open(submission);
		if (!open.find.deleted()) {
			throw new Refused("The event is still there. Keep its time, or put ours back.");
		}
		this.finds.settle(open.find, Decision.BOOKED_ANEW, submission.who());
		this.entries.remove(open.conference.id());
		open.conference.calendarCleared(0);
		open.conference.calendarDiffers();
		this.conferences.save(open.conference);
		this.invitations.sendAfter(open.conference, open.find.id());
		audit(open, submission.who(), "had the event booked anew that was deleted by hand in Outlook");
	}

	/** The conference will not be held. */
	@Transactional
	public void cancel(Submission submission) {
		Case open = open(submission);
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
		Changes.requireBooked(conference);
		return new Case(find, conference);
	}

	private void audit(Case open, String who, String did) {
		this.audit.record(who, did, open.conference.id(), open.conference.reference().value(),
				"arrangement " + open.conference.arrangement());
	}

	private record Case(HandMadeChange find, Conference conference) {
	}

}
