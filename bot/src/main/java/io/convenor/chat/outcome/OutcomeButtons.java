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
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.Reference;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Choice;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Category;
import io.convenor.conference.Decision;
import io.convenor.outcomes.DecidedFor;
import io.convenor.outcomes.Draft;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.Participation;
import io.convenor.outcomes.ReviewArea;
import io.convenor.timescales.Dates;

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

	private static final int LONGEST_DISSENT = 2000;

	private static final int LONGEST_ACTION = 500;

	private final Outcomes outcomes;

	private final Conferences conferences;

	private final OutcomeForm form;

	private final QuorumQuestion quorum;

	private final OutcomeCommand command;

	OutcomeButtons(Outcomes outcomes, Conferences conferences, OutcomeForm form, QuorumQuestion quorum,
			OutcomeCommand command) {
		this.command = command;
		this.outcomes = outcomes;
		this.conferences = conferences;
		this.form = form;
		this.quorum = quorum;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS)
			.onNewest(OPEN, this::open)
			.onNewest(DECIDE, fills(this::decide))
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

	private void decide(UUID id, String chair, Answers answers) {
		this.outcomes.find(id, chair)
			.ifPresent((outcome) -> decide(outcome, this.conferences.get(outcome.conference()), chair, answers));
	}

	private void cover(UUID id, String chair, Answers answers) {
		Map<ReviewArea, String> said = new EnumMap<>(ReviewArea.class);
		for (ReviewArea area : ReviewArea.values()) {
			answers.text(area.name(), OutcomeForm.LONGEST_AREA).ifPresent((text) -> said.put(area, text));
		}
		answers.requireNoProblems();
		this.outcomes.cover(id, chair, said);
	}

	private void add(UUID id, String chair, Answers answers) {
		Optional<String> what = answers.text(OutcomeForm.WHAT, LONGEST_ACTION);
		Optional<LocalDate> due = answers.date(OutcomeForm.DUE);
		Optional<UUID> owner = answers.chosen(OutcomeForm.OWNER);
		answers.requireNoProblems();
		this.outcomes.add(id, chair, what.orElse(""), owner.orElse(null), due.orElse(null));
	}

	/** What stands in the form for another action stays there. */
	private Reply remove(Turn turn, Press press) {
		return filledIn(turn, press, (id, chair, _) -> press.carriedId("action")
			.ifPresent((action) -> this.outcomes.remove(id, chair, action))).keeping(press.answers());
	}

	/** An action that is filled in but not added yet is meant too. */
	private void next(UUID id, String chair, Answers answers) {
		if (isWritten(answers, OutcomeForm.WHAT) || isWritten(answers, OutcomeForm.OWNER)
				|| isWritten(answers, OutcomeForm.DUE)) {
			add(id, chair, answers);
		}
		this.outcomes.turnTo(id, chair, Outcome.Page.RECIPIENTS);
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
		this.outcomes.tell(id, chair, chosen, named);
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
		this.outcomes.call(id, chair, name.orElse(""), answers.chosen(OutcomeForm.CALLED_OF).orElse(null));
	}

	private Reply callNoMore(Turn turn, Press press) {
		return filledIn(turn, press, (id, chair, _) -> press.carried("called")
			.ifPresent((name) -> this.outcomes.callNoMore(id, chair, name)));
	}

	private Reply settle(Turn turn, Press press) {
		return filledIn(turn, press, (id, chair, answers) -> this.outcomes.find(id, chair)
			.ifPresent((outcome) -> settle(outcome, chair, sheet(press), answers)));
	}

	private void settle(Outcome outcome, String chair, int sheet, Answers answers) {
		Draft draft = this.outcomes.draft(outcome);
		Map<UUID, Choice> chosen = OutcomeQuestions.chosen(draft, sheet, answers);
		answers.requireNoProblems();
		boolean last = OutcomeQuestions.isLast(draft, sheet);
		this.outcomes.settle(outcome.id(), chair, chosen);
		this.outcomes.turnTo(outcome.id(), chair, last ? Outcome.Page.PREVIEW : Outcome.Page.QUESTIONS,
				last ? 0 : sheet + 1);
	}

	private Reply turn(Turn turn, Press press) {
		String page = press.carried("page").orElse("");
		return filledIn(turn, press,
				(id, chair, _) -> Arrays.stream(Outcome.Page.values())
					.filter((one) -> one.name().equals(page))
					.findFirst()
					.ifPresent((one) -> this.outcomes.turnTo(id, chair, one, sheet(press))));
	}

	private static int sheet(Press press) {
		return press.carried("sheet").filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
	}

	private Reply approve(Turn turn, Press press) {
		int seen = (press.card() != null) ? (int) press.card().version() : -1;
		return filledIn(turn, press, (id, chair, _) -> this.outcomes.approve(id, chair, seen));
	}

	/** What holds for the whole meeting is asked with its first child. */
	private void decide(Outcome outcome, Conference conference, String chair, Answers answers) {
		int sheet = OutcomeForm.sheet(outcome, conference);
		DecidedFor child = decidedFor(conference.children().get(sheet), conference.kind(), answers);
		if (sheet > 0) {
			answers.requireNoProblems();
			Optional<DecidedFor> before = OutcomeForm.before(outcome, conference, sheet);
			this.outcomes.decide(outcome.id(), chair,
					conference.kind().childProtection() ? before.map(child::butForADayOffered).orElse(child) : child);
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
		this.outcomes.decide(outcome.id(), chair,
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
