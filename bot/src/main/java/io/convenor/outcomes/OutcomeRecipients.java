package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.readers.Called;
import io.convenor.conference.readers.CalledNames;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;

/**
 * Who is told of an outcome, and what each of them reads: the chair chooses, sees it word
 * for word, and decides about words that may tell somebody what they should not know.
 */
@Component
@Transactional
public class OutcomeRecipients {

	private final Outcomes outcomes;

	private final OutcomeRecords records;

	private final Conferences conferences;

	private final OutcomeCheck check;

	private final CalledNames called;

	private final OutcomeReadings readings;

	OutcomeRecipients(Outcomes outcomes, OutcomeRecords records, Conferences conferences, OutcomeCheck check,
			CalledNames called, OutcomeReadings readings) {
		this.outcomes = outcomes;
		this.records = records;
		this.conferences = conferences;
		this.check = check;
		this.called = called;
		this.readings = readings;
	}

	/**
	 * Says who is told by mail, and whom letters to family name where they do something.
	 * A name that is filled in but not added yet is meant too. What somebody has to
	 * decide first comes next, or else the preview.
	 */
	public Outcome tell(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		Set<UUID> invitees = chosen(open.outcome(), reading);
		Set<UUID> named = reading.allChosen(OutcomeFields.NAMED);
		if (!reading.blank(OutcomeFields.CALLED)) {
			call(open, reading, submission.who());
		}
		reading.requireNoProblems();
		Outcome outcome = open.outcome();
		requireEntitled(open, invitees);
		this.check.complete(outcome, open.conference());
		outcome.tell(invitees);
		outcome.name(named);
		if (this.readings.questions(this.readings.of(open)).open() > 0) {
			outcome.turnTo(Outcome.Page.QUESTIONS, 0);
		}
		return this.records.save(outcome);
	}

	/** Says it of some of the people, and goes on to others of them. */
	public Outcome tellSome(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		Set<UUID> invitees = chosen(open.outcome(), reading);
		reading.requireNoProblems();
		requireEntitled(open, invitees);
		open.outcome().list(invitees);
		return touched(open.outcome());
	}

	/** What was said of people whom the card does not ask about stays. */
	private static Set<UUID> chosen(Outcome outcome, Reading reading) {
		Set<UUID> chosen = new HashSet<>(reading.allChosen(OutcomeFields.RECIPIENTS));
		Set<UUID> among = reading.allChosen(OutcomeFields.AMONG);
		if (!among.isEmpty()) {
			outcome.recipients().stream().filter((each) -> !among.contains(each)).forEach(chosen::add);
		}
		return chosen;
	}

	private static void requireEntitled(OpenOutcome open, Set<UUID> invitees) {
		if (!OutcomeLetters.entitled(open.conference()).containsAll(invitees)) {
			throw new Refused(OutcomeFields.RECIPIENTS,
					"Somebody chosen is not entitled to the outcome; please choose again.");
		}
	}

	/**
	 * Takes in what the chair decided about the words that one card asks about; the next
	 * questions come next, and after the last of them the preview.
	 */
	public Outcome settle(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		int sheet = TypedDecision.sheet(reading);
		Readings readings = this.readings.of(open);
		Questions questions = this.readings.questions(readings);
		List<Chosen> chosen = new ArrayList<>();
		this.check.choices(questions.on(sheet), reading)
			.forEach((asked, choice) -> chosen.addAll(this.check.chosen(asked, choice, readings)));
		open.outcome().choose(chosen);
		boolean last = questions.isLast(sheet);
		Outcome.Page next = last ? Outcome.Page.PREVIEW : Outcome.Page.QUESTIONS;
		this.check.mayTurnTo(next, open.outcome(), open.conference());
		open.outcome().turnTo(next, last ? 0 : sheet + 1);
		return this.records.save(open.outcome());
	}

	/** Lists what somebody is called beside their name, or what a child is called. */
	public Outcome call(Submission submission) {
		OpenOutcome open = this.outcomes.open(submission);
		Reading reading = new Reading(submission);
		call(open, reading, submission.who());
		reading.requireNoProblems();
		return touched(open.outcome());
	}

	private void call(OpenOutcome open, Reading reading, String who) {
		if (reading.blank(OutcomeFields.CALLED_OF)) {
			reading.refuse(OutcomeFields.CALLED_OF, "Please choose who is called that.");
			return;
		}
		@Nullable UUID invitee = reading.chosen(OutcomeFields.CALLED_OF).orElse(null);
		Conference conference = open.conference();
		String name = this.check.called(reading.typed(OutcomeFields.CALLED).orElse(""), invitee, conference);
		this.called.add(conference.id(), name, invitee, who);
	}

	/** Takes a name off that list. */
	public Outcome callNoMore(Submission submission) {
		Outcome outcome = this.outcomes.open(submission).outcome();
		this.called.remove(outcome.conference(), submission.typed(OutcomeFields.CALLED_NO_MORE));
		return touched(outcome);
	}

	/** What people are called beside their names. */
	@Transactional(readOnly = true)
	public List<Called> called(Outcome outcome) {
		return this.called.of(List.of(outcome.conference()));
	}

	/** Whoever looks at it sees something else now. */
	private Outcome touched(Outcome outcome) {
		outcome.turnTo(outcome.page(), 0);
		return this.records.save(outcome);
	}

	/** Exactly what will be posted; empty for a meeting that is posted nowhere. */
	@Transactional(readOnly = true)
	public Optional<Summary> summary(Outcome outcome) {
		return this.readings.summary(whole(outcome));
	}

	/** The invitees who may be told, those the rules entitle. */
	@Transactional(readOnly = true)
	public Set<UUID> entitled(Outcome outcome) {
		return OutcomeLetters.entitled(this.conferences.get(outcome.conference()));
	}

	/** Everything that goes out, word for word, and what is held back or asked about. */
	@Transactional(readOnly = true)
	public WhatGoesOut whatGoesOut(Outcome outcome) {
		return this.readings.whatGoesOut(whole(outcome));
	}

	private OpenOutcome whole(Outcome outcome) {
		return new OpenOutcome(outcome, this.conferences.get(outcome.conference()));
	}

}
