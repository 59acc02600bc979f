package io.convenor.scheduling;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.RuleSets;

/** Starts the clock within which a conference must be held. */
@Component
class ConferenceClock {

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final Deadlines deadlines;

	ConferenceClock(Conferences conferences, RuleSets ruleSets, Deadlines deadlines) {
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.deadlines = deadlines;
	}

	/** Runs in the transaction that books. */
	@EventListener
	void start(ConferenceBooked booked) {
		Conference conference = this.conferences.get(booked.conference());
		this.deadlines.start(conference.id(), conference.kind().heldWithin(), this.ruleSets.kept(conference.ruleSet()),
				conference.countsFrom());
	}

}
