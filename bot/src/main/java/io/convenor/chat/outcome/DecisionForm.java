package io.convenor.chat.outcome;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Answers;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Decision;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.outcomes.Category;
import io.convenor.outcomes.DecidedFor;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.OutcomeDecisions;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.Participation;
import io.convenor.timescales.Dates;

/** Reads what a chair filled in about what was decided. */
@Component
class DecisionForm {

	private static final int LONGEST_DISSENT = 2000;

	private final Outcomes outcomes;

	private final OutcomeDecisions decisions;

	private final Conferences conferences;

	private final OutcomeForm form;

	private final QuorumQuestion quorum;

	DecisionForm(Outcomes outcomes, OutcomeDecisions decisions, Conferences conferences, OutcomeForm form,
			QuorumQuestion quorum) {
		this.outcomes = outcomes;
		this.decisions = decisions;
		this.conferences = conferences;
		this.form = form;
		this.quorum = quorum;
	}

	void decide(UUID id, String chair, Answers answers) {
		this.outcomes.find(id, chair)
			.ifPresent((outcome) -> decide(outcome, this.conferences.get(outcome.conference()), chair, answers));
	}

	/** What holds for the whole meeting is asked with its first child. */
	private void decide(Outcome outcome, Conference conference, String chair, Answers answers) {
		int sheet = OutcomeForm.sheet(outcome, conference);
		DecidedFor child = decidedFor(conference.children().get(sheet), conference.kind(), answers);
		if (sheet > 0) {
			answers.requireNoProblems();
			Optional<DecidedFor> before = OutcomeForm.before(outcome, conference, sheet);
			this.decisions.decide(outcome.id(), chair,
					conference.kind().decidesOnAPlan() ? before.map(child::butForADayOffered).orElse(child) : child);
			return;
		}
		Optional<LocalDate> heldOn = answers.date(OutcomeForm.HELD_ON);
		if (heldOn.isEmpty()) {
			answers.refuse(OutcomeForm.HELD_ON, "Please say on which day the meeting was held.");
		}
		Optional<Way> heldAs = answers.choice(OutcomeForm.HELD_AS, Way.class);
		Optional<String> dissent = answers.text(OutcomeForm.DISSENT, LONGEST_DISSENT);
		if (this.form.isStillToCome(conference) && !answers.toggle(OutcomeForm.TOOK_PLACE)) {
			answers.refuse(OutcomeForm.TOOK_PLACE,
					"The conference is booked for %s: please say that it has taken place already, or record its outcome after it."
						.formatted(Dates.inWords(conference.startsAt())));
		}
		this.quorum.answer(conference, answers, chair);
		answers.requireNoProblems();
		this.decisions.decide(outcome.id(), chair,
				new Outcome.Decided(heldOn.orElseThrow(), dissent.orElse(null), heldAs.orElse(null), child));
	}

	private static DecidedFor decidedFor(Child child, Kind kind, Answers answers) {
		Optional<Decision> decision = answers.choice(OutcomeForm.DECISION, OutcomeForm.decisions(kind))
			.flatMap(kind::decision);
		if (!kind.decisions().isEmpty() && decision.isEmpty()) {
			answers.refuse(OutcomeForm.DECISION, "Please choose what was decided.");
		}
		Optional<Category> category = answers.choice(OutcomeForm.CATEGORY, Category.class);
		Optional<Participation> participation = answers.choice(OutcomeForm.PARTICIPATION, Participation.class);
		Optional<LocalDate> next = answers.date(OutcomeForm.NEXT_MEETING);
		return new DecidedFor(child.number(), decision.orElse(null), category.orElse(null), participation.orElse(null),
				next.orElse(null));
	}

}
