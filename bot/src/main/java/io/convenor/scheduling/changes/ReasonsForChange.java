package io.convenor.scheduling.changes;

import java.time.LocalDateTime;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.SharedMeetings;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.scheduling.invitations.Cancellations;

/** Keeps why a meeting was put off past the last lawful date, or will not be held. */
@Component
class ReasonsForChange {

	private final SharedMeetings meetings;

	private final Prospects prospects;

	private final LateDecisions decisions;

	private final Cancellations cancellations;

	ReasonsForChange(SharedMeetings meetings, Prospects prospects, LateDecisions decisions,
			Cancellations cancellations) {
		this.meetings = meetings;
		this.prospects = prospects;
		this.decisions = decisions;
		this.cancellations = cancellations;
	}

	/**
	 * Keeps it with each of the conferences of the meeting that is late then, and with no
	 * other.
	 * @param from when it was to be held before
	 */
	void putOff(Conference conference, LocalDateTime from, String manager, String reason, String who) {
		LocalDateTime to = conference.startsAt();
		this.prospects.lateOn(to.toLocalDate(), this.meetings.of(conference))
			.forEach((late) -> this.decisions.record(late, from, to, manager, reason, who));
	}

	void cancelled(Conference conference, CancelReason reason, String who) {
		this.cancellations.record(conference.id(), reason, who);
	}

}
