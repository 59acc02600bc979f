package io.convenor.deadlines;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.convenor.timescales.ClockName;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one subject, running or stopped.
 *
 * @param id stays the same when a running clock is moved
 * @param subject what it runs for, such as a conference
 * @param what the clock
 * @param window whether it says until when people may ask for something
 * @param ruleSet the name of the rule set that gave the number
 * @param ruleSetVersion the version of that rule set
 * @param startedOn the day it counts from, which lies after the due date where something
 * is due before a conference
 * @param due the last date in time
 * @param stoppedOn the day on which what was due was done, or null while the clock runs
 * @param explanation how the due date came about, in plain words, one step a line
 * @param children the numbers of the children of its subject it runs for, in their order;
 * none where it is the subject's own
 */
public record Deadline(UUID id, UUID subject, ClockName what, boolean window, String ruleSet, int ruleSetVersion,
		LocalDate startedOn, LocalDate due, @Nullable LocalDate stoppedOn, String explanation, List<Integer> children) {

	public Deadline {
		children = List.copyOf(children);
	}

	public boolean isRunning() {
		return this.stoppedOn == null;
	}

	/**
	 * Whether it was stopped too late, or still ran on this day after its due date. What
	 * people only may ask for is never missed.
	 */
	public boolean isMissed(LocalDate on) {
		LocalDate end = (this.stoppedOn != null) ? this.stoppedOn : on;
		return !this.window && end.isAfter(this.due);
	}

}
