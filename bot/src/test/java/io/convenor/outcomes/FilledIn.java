package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.readers.Choice;
import io.convenor.drafts.Submission;

/** Fills an outcome in as its cards do, on the version that is there now. */
record FilledIn(Outcomes outcomes, OutcomeDecisions decisions, OutcomeRecipients recipients, Approving approving) {

	Outcome decide(UUID id, String who, Outcome.Decided decided) {
		Map<String, String> typed = typed(decided.forChild());
		typed.put(OutcomeFields.HELD_ON, decided.heldOn().toString());
		put(typed, OutcomeFields.HELD_AS, decided.heldAs());
		put(typed, OutcomeFields.DISSENT, decided.dissent());
		typed.put(OutcomeFields.TOOK_PLACE, "true");
		return this.decisions.decide(submission(id, who, typed), (conference, reading) -> {
		});
	}

	private static Map<String, String> typed(DecidedFor child) {
		Map<String, String> typed = new HashMap<>();
		put(typed, OutcomeFields.DECISION, (child.decision() != null) ? child.decision().name() : null);
		put(typed, OutcomeFields.CATEGORY, child.category());
		put(typed, OutcomeFields.PARTICIPATION, child.participation());
		put(typed, OutcomeFields.NEXT_MEETING, child.nextMeetingOn());
		return typed;
	}

	Outcome cover(UUID id, String who, Map<ReviewArea, String> said) {
		return this.decisions.cover(submission(id, who,
				said.entrySet()
					.stream()
					.collect(Collectors.toMap((each) -> each.getKey().name(), Map.Entry::getValue))));
	}

	Outcome add(UUID id, String who, String what, @Nullable UUID owner, @Nullable LocalDate due) {
		Map<String, String> typed = new HashMap<>(Map.of(OutcomeFields.WHAT, what));
		put(typed, OutcomeFields.OWNER, owner);
		put(typed, OutcomeFields.DUE, due);
		return this.decisions.add(submission(id, who, typed));
	}

	Outcome remove(UUID id, String who, UUID action) {
		return this.decisions.remove(submission(id, who, Map.of(OutcomeFields.ACTION, action.toString())));
	}

	void turnTo(UUID id, String who, Outcome.Page page) {
		this.decisions.turnTo(submission(id, who, Map.of(OutcomeFields.PAGE, page.name())));
	}

	Outcome tell(UUID id, String who, Set<UUID> invitees) {
		return tell(id, who, invitees, Set.of());
	}

	Outcome tell(UUID id, String who, Set<UUID> invitees, Set<UUID> named) {
		return this.recipients.tell(
				submission(id, who, Map.of(OutcomeFields.RECIPIENTS, ids(invitees), OutcomeFields.NAMED, ids(named))));
	}

	/** Settles what was chosen; what else the same cards ask is held back. */
	Outcome settle(UUID id, String who, Map<UUID, Choice> chosen) {
		Outcome outcome = this.outcomes.find(id).orElseThrow();
		List<Question> all = this.recipients.whatGoesOut(outcome).questions();
		for (int card = 0; card < Question.cards(all); card++) {
			List<Question> asked = Question.onCard(all, card);
			if (asked.stream().anyMatch((each) -> chosen.containsKey(each.id()))) {
				outcome = settle(id, who, card, asked, chosen);
			}
		}
		return outcome;
	}

	private Outcome settle(UUID id, String who, int card, List<Question> asked, Map<UUID, Choice> chosen) {
		Map<String, String> typed = new HashMap<>(Map.of(OutcomeFields.SHEET, Integer.toString(card)));
		asked.forEach((each) -> {
			Choice choice = chosen.getOrDefault(each.id(), each.chosen().orElse(Choice.heldBack()));
			typed.put(OutcomeFields.choice(each.id()), choice.what().name());
			typed.put(OutcomeFields.words(each.id()), choice.words());
		});
		return this.recipients.settle(submission(id, who, typed));
	}

	Outcome call(UUID id, String who, String name, @Nullable UUID invitee) {
		return this.recipients.call(submission(id, who, Map.of(OutcomeFields.CALLED, name, OutcomeFields.CALLED_OF,
				(invitee != null) ? invitee.toString() : "child")));
	}

	Outcome callNoMore(UUID id, String who, String name) {
		return this.recipients.callNoMore(submission(id, who, Map.of(OutcomeFields.CALLED_NO_MORE, name)));
	}

	Outcome approve(UUID id, String who, int seen) {
		return this.approving.approve(new Submission(id, seen, who, Map.of()));
	}

	private Submission submission(UUID id, String who, Map<String, String> typed) {
		return new Submission(id, this.outcomes.find(id).orElseThrow().version(), who, typed);
	}

	private static void put(Map<String, String> typed, String field, @Nullable Object value) {
		if (value != null) {
			typed.put(field, (value instanceof Enum<?> constant) ? constant.name() : value.toString());
		}
	}

	private static String ids(Set<UUID> ids) {
		return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
	}

}
