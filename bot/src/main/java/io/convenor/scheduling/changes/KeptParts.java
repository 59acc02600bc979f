package io.convenor.scheduling.changes;

import java.util.UUID;

import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;
import io.convenor.graph.Meetings.Expected;

/** Changes when somebody takes part apart, for whoever decides to keep what was found. */
public interface KeptParts {

	/**
	 * Has somebody take part when their entry says, in the transaction that decided so.
	 * @throws Refused where they would meet whom they must not meet, or it lies outside
	 * the meeting
	 */
	void keep(Conference conference, UUID separation, Expected found);

}
