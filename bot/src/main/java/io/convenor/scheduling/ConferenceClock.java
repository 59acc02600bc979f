package io.convenor.scheduling;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.BirthRecorded;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;

/**
 * The clocks of the meeting itself: within which it must be held, and until when somebody
 * may ask to have another excluded. Each runs in the transaction of what happened.
 */
@Component
class ConferenceClock {

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final Deadlines deadlines;

	private final Clock clock;

	ConferenceClock(Conferences conferences, RuleSets ruleSets, Deadlines deadlines, Clock clock) {
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.deadlines = deadlines;
		this.clock = clock;
	}

	@EventListener
	void start(ConferenceBooked booked) {
		Conference conference = this.conferences.get(booked.conference());
		RuleSet rules = rules(conference);
		List<Deadlines.Start> clocks = new ArrayList<>(exclusions(conference));
		conference.kind()
			.heldWithin()
			.filter(rules::has)
			.ifPresent((clock) -> clocks.add(new Deadlines.Start(clock, conference.countsFrom())));
		this.deadlines.startAll(conference.id(), rules, clocks);
		startFromBirth(conference);
	}

	@EventListener
	void start(BirthRecorded birth) {
		startFromBirth(this.conferences.get(birth.conference()));
	}

	/**
	 * A meeting that is cancelled leaves its clock running: it must be held all the same.
	 */
	@EventListener
	void follow(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Moved) {
			Conference conference = this.conferences.get(changed.conference());
			this.deadlines.startAll(conference.id(), rules(conference), exclusions(conference));
		}
		if (changed.change() instanceof Change.Cancelled) {
			exclusionRequest(this.conferences.get(changed.conference()))
				.ifPresent((clock) -> this.deadlines.drop(changed.conference(), clock));
		}
	}

	@EventListener
	void stop(ConferenceHeld held) {
		exclusionRequest(this.conferences.get(held.conference()))
			.ifPresent((clock) -> this.deadlines.stop(held.conference(), clock, Dates.today(this.clock)));
	}

	private void startFromBirth(Conference conference) {
		conference.kind()
			.heldWithinOfBirth()
			.ifPresent((key) -> conference.bornOn()
				.ifPresent((day) -> this.deadlines.start(conference.id(), key, rules(conference), day)));
	}

	private static List<Deadlines.Start> exclusions(Conference conference) {
		return exclusionRequest(conference).stream()
			.map((clock) -> new Deadlines.Start(clock, conference.startsAt().toLocalDate()))
			.toList();
	}

	private static Optional<ClockName> exclusionRequest(Conference conference) {
		return conference.kind().clocks().before().exclusionRequest();
	}

	private RuleSet rules(Conference conference) {
		return this.ruleSets.kept(conference.rules());
	}

}
