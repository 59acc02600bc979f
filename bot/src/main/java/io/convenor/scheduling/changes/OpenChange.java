package io.convenor.scheduling.changes;

import io.convenor.conference.Conference;
import io.convenor.drafts.Reading;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Wanted;

/** A change that somebody is at work on, and the conference as it stands. */
record OpenChange(PlannedChange change, Conference conference) {

	/** The plan as a new step begins. */
	Plan plan() {
		return this.change.plan().fresh();
	}

	/** The plan with what was typed and is refused. */
	Plan refused(Reading reading) {
		return plan().with(reading.refused());
	}

	/** The plan with what is wanted, to be looked at and confirmed. */
	Plan wanting(Wanted wanted) {
		return plan().wanting(wanted);
	}

}
