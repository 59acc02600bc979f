package io.convenor.chat.digest;

import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.conference.ChairsClocks;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;

/** The dates of a chair that are in doubt. */
@Component
class ClocksAtRisk {

	private final ChairsClocks clocks;

	private final RuleSets ruleSets;

	ClocksAtRisk(ChairsClocks clocks, RuleSets ruleSets) {
		this.clocks = clocks;
		this.ruleSets = ruleSets;
	}

	/**
	 * That a meeting is held in time is not in doubt as long as one is booked for a day
	 * within its time.
	 */
	List<Digest.ClockAtRisk> of(String chairId, LocalDate on, LocalDate until) {
		return this.clocks.dueBy(chairId, until)
			.stream()
			.filter((clock) -> !clock.isProvidedFor(on))
			.map((clock) -> new Digest.ClockAtRisk(clock.reference().value(), title(clock) + clock.forWhom(),
					clock.due(), clock.due().isBefore(on), clock.meetingToCome()))
			.toList();
	}

	private String title(ChairsClocks.Running clock) {
		try {
			return this.ruleSets.kept(clock.rules()).timescale(clock.what()).title();
		}
		catch (UnknownRuleSetException ex) {
			return clock.what().value().replace('-', ' ');
		}
	}

}
