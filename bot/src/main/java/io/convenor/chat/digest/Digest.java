package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.convenor.chat.answers.AnswerLines;
import io.convenor.chat.overview.Progress;

/**
 * What lies before one chair.
 *
 * @param on the day it is for
 * @param until the last day it looks at
 * @param today the conferences of the day, in order
 * @param ahead the conferences after it, in order
 * @param clocks the clocks that were missed or could be, the most urgent first
 * @param reminders what else is to be done, by heading
 */
record Digest(LocalDate on, LocalDate until, List<Planned> today, List<Planned> ahead, List<ClockAtRisk> clocks,
		List<Reminders> reminders) {

	Digest {
		today = List.copyOf(today);
		ahead = List.copyOf(ahead);
		clocks = List.copyOf(clocks);
		reminders = List.copyOf(reminders);
	}

	/** Whether there is nothing to tell. */
	boolean isEmpty() {
		return this.today.isEmpty() && this.ahead.isEmpty() && this.clocks.isEmpty() && this.reminders.isEmpty();
	}

	/**
	 * A conference of these days.
	 *
	 * @param quoracy whether it will be quorate; empty where no quorum is needed
	 */
	record Planned(Progress.SoFar soFar, Optional<AnswerLines.Said> quoracy) {
	}

	/**
	 * A clock of one conference that was missed, or is due within the days of the digest.
	 *
	 * @param meetingToCome whether it is about a meeting that is still to be held, and
	 * not about what follows from one that was
	 */
	record ClockAtRisk(String reference, String title, LocalDate due, boolean missed, boolean meetingToCome) {
	}

	/** Points under one heading. */
	record Reminders(String heading, List<String> points) {

		Reminders {
			points = List.copyOf(points);
		}

	}

}
