package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import io.convenor.conference.readers.Choice;
import io.convenor.drafts.Refused;

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
	 * Says who is told by mail. What somebody has to decide first comes next, or else the
	 * preview.
	 */
	public Outcome tell(UUID id, String chairId, Set<UUID> invitees) {
		return tell(id, chairId, invitees, Set.of());
	}

	/**
	 * Says who is told by mail, and whom letters to family name where they do something.
	 */
	public Outcome tell(UUID id, String chairId, Set<UUID> invitees, Set<UUID> named) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		Set<UUID> entitled = OutcomeLetters.entitled(conference);
		if (!entitled.containsAll(invitees)) {
			throw new Refused("recipients", "Somebody chosen is not entitled to the outcome; please choose again.");
		}
		this.check.complete(outcome, conference);
		outcome.tell(new LinkedHashSet<>(invitees));
		outcome.name(named);
		if (this.readings.questions(this.readings.of(open)).open() > 0) {
			outcome.turnTo(Outcome.Page.QUESTIONS, 0);
		}
		return this.records.save(outcome);
	}

	/**
	 * Takes in what the chair decided about words that are held back or asked about, by
	 * question.
	 */
	public Outcome settle(UUID id, String chairId, Map<UUID, Choice> decided) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Readings readings = this.readings.of(open);
		Questions questions = this.readings.questions(readings);
		List<Chosen> chosen = new ArrayList<>();
		decided.forEach((question, choice) -> questions.with(question)
			.ifPresent((asked) -> chosen.addAll(this.check.chosen(asked, choice, readings))));
		open.outcome().choose(chosen);
		return this.records.save(open.outcome());
	}

	/** Lists what somebody is called beside their name, or what a child is called. */
	public Outcome call(UUID id, String chairId, String name, @Nullable UUID invitee) {
		OpenOutcome open = this.outcomes.open(id, chairId);
		Outcome outcome = open.outcome();
		Conference conference = open.conference();
		this.called.add(conference.id(), this.check.called(name, invitee, conference), invitee, chairId);
		return touched(outcome);
	}

	/** Takes a name off that list. */
	public Outcome callNoMore(UUID id, String chairId, String name) {
		Outcome outcome = this.outcomes.open(id, chairId).outcome();
		this.called.remove(outcome.conference(), name);
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
	public Draft draft(Outcome outcome) {
		return this.readings.draft(whole(outcome));
	}

	private OpenOutcome whole(Outcome outcome) {
		return new OpenOutcome(outcome, this.conferences.get(outcome.conference()));
	}

}
