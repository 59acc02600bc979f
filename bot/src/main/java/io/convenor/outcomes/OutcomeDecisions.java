package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;

/**
 * What a conference decided, as its chair fills it in: for each child, the areas of a
 * review, and who does what by when.
 */
@Component
@Transactional
public class OutcomeDecisions {

	private final Outcomes outcomes;

	private final OutcomeRecords records;

	private final OutcomeCheck check;

	private final NextClocks clocks;

	private final OutcomeReadings readings;

	OutcomeDecisions(Outcomes outcomes, OutcomeRecords records, OutcomeCheck check, NextClocks clocks,
			OutcomeReadings readings) {
		this.outcomes = outcomes;
		this.records = records;
		this.check = check;
		this.clocks = clocks;
		this.readings = readings;
	}

	/**
	 * Takes in what was decided; what was decided for the next child comes next, and
	 * after the last of them the actions.
	 */
	public Outcome decide(UUID id, String chairId, Outcome.Decided decided) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		this.check.decided(decided, conference);
		outcome.decided(decided);
		return decided(outcome, conference, decided.forChild());
	}

	/** The same for another child of the meeting, once it is said what holds for all. */
	public Outcome decide(UUID id, String chairId, DecidedFor child) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		this.check.isBegun(outcome);
		this.check.decided(child, conference);
		outcome.decided(child);
		return decided(outcome, conference, child);
	}

	private Outcome decided(Outcome outcome, Conference conference, DecidedFor child) {
		LocalDate heldOn = outcome.heldOn().orElseThrow();
		this.clocks.requireCountable(outcome, conference);
		this.check.nextMeeting(child, heldOn, conference.kind(),
				this.clocks.nextMeeting(heldOn, child.decision(), conference));
		int decided = conference.children().stream().map(Child::number).toList().indexOf(child.child());
		if (decided + 1 < conference.children().size()) {
			outcome.turnTo(Outcome.Page.DECISION, decided + 1);
		}
		else {
			boolean hasAreas = ReviewArea.askedFor(conference).findAny().isPresent();
			outcome.turnTo(hasAreas ? Outcome.Page.AREAS : Outcome.Page.ACTIONS, 0);
		}
		return this.records.save(outcome);
	}

	/** Takes in what the record of a Child in Care review says about its areas. */
	public Outcome cover(UUID id, String chairId, Map<ReviewArea, String> said) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		outcome.cover(this.check.areas(said, outcome, open.conference()));
		return this.records.save(outcome);
	}

	/** Adds an action. */
	public Outcome add(UUID id, String chairId, String what, @Nullable UUID owner, @Nullable LocalDate due) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		outcome.add(this.check.action(what, owner, due, outcome, conference));
		this.check.size(outcome, this.readings.summary(open));
		return this.records.save(outcome);
	}

	/** Takes an action out again. */
	public Outcome remove(UUID id, String chairId, UUID action) {
		Outcome outcome = this.outcomes.open(id, chairId).outcome();
		outcome.remove(action);
		return this.records.save(outcome);
	}

	/** Goes to another step of filling it in. */
	public void turnTo(UUID id, String chairId, Outcome.Page page) {
		turnTo(id, chairId, page, 0);
	}

	/**
	 * Goes to another step of filling it in.
	 * @param sheet which part of it, from 0, where one card does not hold it
	 */
	public void turnTo(UUID id, String chairId, Outcome.Page page, int sheet) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		if (page != Outcome.Page.DECISION) {
			this.check.isDecided(outcome, conference);
		}
		if (page.compareTo(Outcome.Page.ACTIONS) > 0) {
			this.check.complete(outcome, conference);
		}
		if (page == Outcome.Page.AREAS && ReviewArea.askedFor(conference).findAny().isEmpty()) {
			throw new Refused("The record of this kind of meeting has no such areas.");
		}
		outcome.turnTo(page, Math.max(0, sheet));
		Outcomes.ofThatVersion(this.records.turn(id, outcome.version(), page, Math.max(0, sheet)));
	}

}
