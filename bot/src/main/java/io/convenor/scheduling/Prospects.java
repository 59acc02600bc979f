package io.convenor.scheduling;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** Says of a conference by when it must be held, under the rules it was booked by. */
@Component
public class Prospects {

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	Prospects(RuleSets ruleSets, WorkingDays workingDays) {
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
	}

	/**
	 * The last lawful date; empty where its rule set or the holidays are not there any
	 * more.
	 */
	public Optional<DueDate> lastLawful(Conference conference) {
		try {
			return Optional.of(conference.kind()
				.heldBy(conference.countsFrom(), conference.bornOn().orElse(null),
						this.ruleSets.kept(conference.ruleSet()), this.workingDays));
		}
		catch (UnknownRuleSetException | DateNotCoveredException ex) {
			return Optional.empty();
		}
	}

}
