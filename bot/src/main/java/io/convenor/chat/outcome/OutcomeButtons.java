package io.convenor.chat.outcome;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Answers;
import io.convenor.conference.Reference;
import io.convenor.conference.readers.Choice;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Approving;
import io.convenor.outcomes.Draft;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.OutcomeDecisions;
import io.convenor.outcomes.OutcomeRecipients;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.ReviewArea;

/** What the buttons of an outcome do. */
@Component
class OutcomeButtons implements CardButtons {

	static final String OPEN = "outcome.open";

	static final String DECIDE = "outcome.decide";

	static final String COVER = "outcome.cover";

	static final String ADD = "outcome.add";

	static final String REMOVE = "outcome.remove";

	static final String NEXT = "outcome.next";

	static final String TELL = "outcome.tell";

	static final String SETTLE = "outcome.settle";

	static final String CALL = "outcome.call";

	static final String UNCALL = "outcome.uncall";

	static final String TURN = "outcome.turn";

	static final String APPROVE = "outcome.approve";

	private static final int LONGEST_ACTION = 500;

	private final Outcomes outcomes;

	private final DecisionForm deciding;

	private final OutcomeDecisions decisions;

	private final OutcomeRecipients recipients;

	private final Approving approving;

	private final OutcomeCommand command;

	OutcomeButtons(Outcomes outcomes, DecisionForm deciding, OutcomeDecisions decisions, OutcomeRecipients recipients,
			Approving approving, OutcomeCommand command) {
		this.outcomes = outcomes;
		this.deciding = deciding;
		this.decisions = decisions;
		this.recipients = recipients;
		this.approving = approving;
		this.command = command;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS)
			.onNewest(OPEN, this::open)
			.onNewest(DECIDE, fills(this.deciding::decide))
			.onNewest(COVER, fills(this::cover))
			.onNewest(ADD, fills(this::add))
			.onNewest(REMOVE, this::remove)
			.onNewest(NEXT, fills(this::next))
			.onNewest(TELL, fills(this::tell))
			.onNewest(CALL, this::callFirst)
			.onNewest(UNCALL, this::callNoMore)
			.onNewest(SETTLE, this::settle)
			.onNewest(TURN, this::turn)
			.onNewest(APPROVE, this::approve);
	}

	private Reply open(Turn turn, Press press) {
		return this.command.open(turn,
				press.carried("reference")
					.flatMap(Reference::in)
					.orElseThrow(() -> new Refused("Type outcome to choose from your conferences.")));
	}

	private void cover(UUID id, String chair, Answers answers) {
		Map<ReviewArea, String> said = new EnumMap<>(ReviewArea.class);
		for (ReviewArea area : ReviewArea.values()) {
			answers.text(area.name(), OutcomeForm.LONGEST_AREA).ifPresent((text) -> said.put(area, text));
		}
		answers.requireNoProblems();
		this.decisions.cover(id, chair, said);
	}

	private void add(UUID id, String chair, Answers answers) {
		Optional<String> what = answers.text(OutcomeForm.WHAT, LONGEST_ACTION);
		Optional<LocalDate> due = answers.date(OutcomeForm.DUE);
		Optional<UUID> owner = answers.chosen(OutcomeForm.OWNER);
		answers.requireNoProblems();
		this.decisions.add(id, chair, what.orElse(""), owner.orElse(null), due.orElse(null));
	}

	/** What stands in the form for another action stays there. */
	private Reply remove(Turn turn, Press press) {
		return filledIn(turn, press, (id, chair, _) -> press.carriedId("action")
			.ifPresent((action) -> this.decisions.remove(id, chair, action))).keeping(press.answers());
	}

	/** An action that is filled in but not added yet is meant too. */
	private void next(UUID id, String chair, Answers answers) {
		if (isWritten(answers, OutcomeForm.WHAT) || isWritten(answers, OutcomeForm.OWNER)
				|| isWritten(answers, OutcomeForm.DUE)) {
			add(id, chair, answers);
		}
		this.decisions.turnTo(id, chair, Outcome.Page.RECIPIENTS);
	}

	private static boolean isWritten(Answers answers, String field) {
		return !answers.written(field).orElse("").isBlank();
	}

	/** A name that is filled in but not added yet is meant too. */
	private void tell(UUID id, String chair, Answers answers) {
		Set<UUID> chosen = answers.allChosen(OutcomeForm.RECIPIENTS);
		Set<UUID> named = answers.allChosen(OutcomeForm.NAMED);
		if (isWritten(answers, OutcomeForm.CALLED)) {
			call(id, chair, answers);
		}
		answers.requireNoProblems();
		this.recipients.tell(id, chair, chosen, named);
	}

	/** What else was chosen on the card stays chosen. */
	private Reply callFirst(Turn turn, Press press) {
		return filledIn(turn, press, this::call)
			.keeping(only(press.answers(), OutcomeForm.RECIPIENTS, OutcomeForm.NAMED));
	}

	private static Answers only(Answers answers, String... fields) {
		Map<String, String> kept = new HashMap<>();
		for (String field : fields) {
			answers.written(field).ifPresent((value) -> kept.put(field, value));
		}
		return new Answers(kept);
	}

	private void call(UUID id, String chair, Answers answers) {
		Optional<String> name = answers.text(OutcomeForm.CALLED);
		if (!isWritten(answers, OutcomeForm.CALLED_OF)) {
			answers.refuse(OutcomeForm.CALLED_OF, "Please choose who is called that.");
		}
		answers.requireNoProblems();
		this.recipients.call(id, chair, name.orElse(""), answers.chosen(OutcomeForm.CALLED_OF).orElse(null));
	}

	private Reply callNoMore(Turn turn, Press press) {
		return filledIn(turn, press, (id, chair, _) -> press.carried("called")
			.ifPresent((name) -> this.recipients.callNoMore(id, chair, name)));
	}

	private Reply settle(Turn turn, Press press) {
		return filledIn(turn, press, (id, chair, answers) -> this.outcomes.find(id, chair)
			.ifPresent((outcome) -> settle(outcome, chair, sheet(press), answers)));
	}

	private void settle(Outcome outcome, String chair, int sheet, Answers answers) {
		Draft draft = this.recipients.draft(outcome);
		Map<UUID, Choice> chosen = OutcomeQuestions.chosen(draft, sheet, answers);
		answers.requireNoProblems();
		boolean last = OutcomeQuestions.isLast(draft, sheet);
		this.recipients.settle(outcome.id(), chair, chosen);
		this.decisions.turnTo(outcome.id(), chair, last ? Outcome.Page.PREVIEW : Outcome.Page.QUESTIONS,
				last ? 0 : sheet + 1);
	}

	private Reply turn(Turn turn, Press press) {
		String page = press.carried("page").orElse("");
		return filledIn(turn, press,
				(id, chair, _) -> Arrays.stream(Outcome.Page.values())
					.filter((one) -> one.name().equals(page))
					.findFirst()
					.ifPresent((one) -> this.decisions.turnTo(id, chair, one, sheet(press))));
	}

	private static int sheet(Press press) {
		return press.carried("sheet").filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
	}

	private Reply approve(Turn turn, Press press) {
		int seen = (press.card() != null) ? (int) press.card().version() : -1;
		return filledIn(turn, press, (id, chair, _) -> this.approving.approve(id, chair, seen));
	}

	private static Buttons.Step fills(Filled filled) {
		return (turn, press) -> filledIn(turn, press, filled);
	}

	private static Reply.Live filledIn(Turn turn, Press press, Filled filled) {
		UUID id = subject(press);
		filled.in(id, turn.who().objectId(), press.answers());
		return Reply.live(OutcomeView.KIND, id.toString());
	}

	private static UUID subject(Press press) {
		return press.id(OutcomeView.KIND)
			.orElseThrow(() -> new Refused("Type outcome to choose from your conferences."));
	}

	/** Does something with what a chair filled in. */
	private interface Filled {

		void in(UUID outcome, String chair, Answers answers);

	}

}
