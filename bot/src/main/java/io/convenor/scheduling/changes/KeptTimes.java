package io.convenor.scheduling.changes;

import java.time.Duration;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
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
 * What becomes of the meeting itself where somebody moved or deleted it by hand: it takes
 * that time, or is not held.
 */
@Component
class KeptTimes {

	private static final int LONGEST = 500;

	private final HandMadeChanges finds;

	private final Conferences conferences;

	private final TimeLimits limits;

	private final SharedMeetings meetings;

	private final ReasonsForChange reasons;

	KeptTimes(HandMadeChanges finds, Conferences conferences, TimeLimits limits, SharedMeetings meetings,
			ReasonsForChange reasons) {
		this.finds = finds;
		this.conferences = conferences;
		this.limits = limits;
		this.meetings = meetings;
		this.reasons = reasons;
	}

	/** It may be late where a manager has decided so. */
	void keep(Conference conference, HandMadeChange find, Expected found, Submission submission) {
		Reading reading = new Reading(submission.typed());
		String manager = reading.optionalLine(ChangeFields.MANAGER, LONGEST).orElse("");
		String reason = reading.optionalLine(ChangeFields.MANAGERS_REASON, LONGEST).orElse("");
		reading.requireNoProblems();
		int minutes = (int) Duration.between(found.start(), found.end()).toMinutes();
		requireLawful(conference, found.start(), minutes, manager, reason);
		LocalDateTime before = conference.startsAt();
		boolean moves = !before.equals(found.start()) || conference.lengthMinutes() != minutes;
		this.finds.settleAndShow(conference, find, Decision.KEPT, submission.who());
		conference.moveTo(found.start(), minutes);
		this.conferences.save(conference);
		if (!moves) {
			this.finds.lookAfter(conference, find);
		}
		this.reasons.putOff(conference, before, manager, reason, submission.who());
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

	/** It will not be held. */
	void cancel(Conference conference, HandMadeChange find, Submission submission) {
		CancelReason reason = CancelReason.named(submission.typed(ChangeFields.REASON).strip())
			.orElseThrow(() -> new Refused(ChangeFields.REASON, "Choose why it will not be held."));
		if (!this.meetings.of(conference).canDoWithout(conference)) {
			throw new Refused(ChangeCheck.OTHERS_ARE_HELD_IN_IT);
		}
		this.finds.settle(find, Decision.CANCELLED, submission.who());
		conference.cancel();
		this.reasons.cancelled(conference, reason, submission.who());
		this.conferences.save(conference);
	}

}
