package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Submission;

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
	 * Takes in what was decided for a child, and with the first of them what holds for
	 * the whole meeting; what was decided for the next child comes next, and after the
	 * last of them the actions.
	 * @param besides reads what others ask on the card of the first child, and keeps it
	 */
	public Outcome decide(Submission submission, BiConsumer<Conference, Reading> besides) {
		OpenOutcome open = this.outcomes.open(submission);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		Reading reading = new Reading(submission);
		int asked = outcome.childAsked(conference);
		DecidedFor child = TypedDecision.forChild(conference.children().get(asked), conference.kind(), reading);
		if (asked == 0) {
			Optional<Outcome.Decided> decided = this.check.held(conference, reading, child);
			besides.accept(conference, reading);
			reading.requireNoProblems();
			this.check.decided(decided.orElseThrow(), conference);
			outcome.decided(decided.orElseThrow());
		}
		else {
			reading.requireNoProblems();
			child = conference.kind().decidesOnAPlan()
					? outcome.childBefore(conference, asked).map(child::butForADayOffered).orElse(child) : child;
			this.check.isBegun(outcome);
			this.check.decided(child, conference);
			outcome.decided(child);
		}
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

	/** Whether the conference is booked for a moment that has not come. */
	public boolean isStillToCome(Conference conference) {
		return this.check.isStillToCome(conference);
	}

	/** Takes in what the record of a Child in Care review says about its areas. */
	public Outcome cover(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		Map<ReviewArea, String> said = new EnumMap<>(ReviewArea.class);
		for (ReviewArea area : ReviewArea.values()) {
			reading.typed(area.name()).ifPresent((text) -> said.put(area, text));
		}
		open.outcome().cover(this.check.areas(said, open.outcome(), open.conference()));
		return this.records.save(open.outcome());
	}

	/** Adds an action. */
	public Outcome add(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		return add(open, new Reading(submission));
	}

	private Outcome add(OpenOutcome open, Reading reading) {
		Optional<LocalDate> due = reading.optionalDate(OutcomeFields.DUE);
		Optional<UUID> owner = reading.chosen(OutcomeFields.OWNER);
		reading.requireNoProblems();
		open.outcome()
			.add(this.check.action(reading.typed(OutcomeFields.WHAT).orElse(""), owner.orElse(null), due.orElse(null),
					open.outcome(), open.conference()));
		this.check.size(open.outcome(), this.readings.summary(open));
		return this.records.save(open.outcome());
	}

	/** Takes an action out again. */
	public Outcome remove(Submission submission) {
		Outcome outcome = this.outcomes.open(submission).outcome();
		new Reading(submission).chosen(OutcomeFields.ACTION).ifPresent(outcome::remove);
		return this.records.save(outcome);
	}

	/**
	 * Goes on from the actions; one that is filled in but not added yet is meant too.
	 */
	public void next(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		boolean written = !reading.blank(OutcomeFields.WHAT) || !reading.blank(OutcomeFields.OWNER)
				|| !reading.blank(OutcomeFields.DUE);
		OpenOutcome added = written ? new OpenOutcome(add(open, reading), open.conference()) : open;
		turnTo(added, Outcome.Page.RECIPIENTS, 0);
	}

	/** Goes to another step of filling it in, or to another part of one. */
	public void turnTo(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		reading.oneOf(OutcomeFields.PAGE, Outcome.Page.class)
			.ifPresent((page) -> turnTo(open, page, TypedDecision.sheet(reading)));
	}

	private void turnTo(OpenOutcome open, Outcome.Page page, int sheet) {
		Outcome outcome = open.outcome();
		this.check.mayTurnTo(page, outcome, open.conference());
		outcome.turnTo(page, sheet);
		Outcomes.ofThatVersion(this.records.turn(outcome.id(), outcome.version(), page, sheet));
	}

}
