package io.convenor.scheduling.changes;

import java.time.LocalDateTime;

import org.springframework.stereotype.Component;

import io.convenor.conference.LateDecisions;
import io.convenor.conference.SharedMeeting;
import io.convenor.scheduling.Prospects;

/** Keeps why a meeting was put off past the last lawful date. */
@Component
class Postponements {

	private final Prospects prospects;

	private final LateDecisions decisions;

	Postponements(Prospects prospects, LateDecisions decisions) {
		this.prospects = prospects;
		this.decisions = decisions;
	}

	/**
	 * Keeps it with each of the conferences of the meeting that is late then, and with no
	 * other.
	 */
	void recordFor(SharedMeeting meeting, LocalDateTime from, LocalDateTime to, String manager, String reason,
			String who) {
		this.prospects.lateOn(to.toLocalDate(), meeting)
			.forEach((late) -> this.decisions.record(late, from, to, manager, reason, who));
	}

}
