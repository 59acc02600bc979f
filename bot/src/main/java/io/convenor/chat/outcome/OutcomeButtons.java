package io.convenor.chat.outcome;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
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
import io.convenor.outcomes.Category;
import io.convenor.conference.Decision;
import io.convenor.outcomes.DecidedFor;
import io.convenor.outcomes.Draft;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.Participation;
import io.convenor.outcomes.Refused;
import io.convenor.outcomes.ReviewArea;
import io.convenor.timescales.Dates;

/** What the buttons of an outcome do. */
@Configuration(proxyBeanMethods = false)
class OutcomeButtons {

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

	OutcomeButtons(Outcomes outcomes, Conferences conferences, OutcomeForm form, QuorumQuestion quorum) {
		this.outcomes = outcomes;
		this.conferences = conferences;
		this.form = form;
		this.quorum = quorum;
	}

	@Bean
	CardAction openOutcome(OutcomeCommand command) {
		return CardAction.of(OPEN, Audience.CHAIRS,
				(turn, press) -> command.open(turn,
						press.carried("reference")
							.flatMap(Reference::in)
							.orElseThrow(() -> new NotPossible("Type outcome to choose from your conferences."))));
	}

	@Bean
	CardAction decideOutcome() {
		return CardAction.of(DECIDE, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			Outcome outcome = this.outcomes.find(id, turn.who().objectId()).orElse(null);
			if (outcome != null) {
				decide(outcome, this.conferences.get(outcome.conference()), turn, answers);
			}
		}));
	}

	@Bean
	CardAction coverAreas() {
		return CardAction.of(COVER, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			Map<ReviewArea, String> said = new EnumMap<>(ReviewArea.class);
			for (ReviewArea area : ReviewArea.values()) {
				answers.text(area.name(), OutcomeForm.LONGEST_AREA).ifPresent((text) -> said.put(area, text));
			}
			if (!answers.haveProblems()) {
				this.outcomes.cover(id, turn.who().objectId(), said);
			}
		}));
	}

	@Bean
	CardAction addOutcomeAction() {
		return CardAction.of(ADD, Audience.CHAIRS,
				(turn, press) -> filledIn(press, (id, answers) -> add(id, turn, answers)));
	}

	/** What stands in the form for another action stays there. */
	@Bean
	CardAction removeOutcomeAction() {
		return CardAction.of(REMOVE, Audience.CHAIRS, (turn, press) -> {
			filledIn(press, (id, answers) -> uuid(press.carried("action").orElse(""))
				.ifPresent((action) -> this.outcomes.remove(id, turn.who().objectId(), action)));
			return Reply.live(OutcomeView.KIND, subject(press).toString()).keeping(press.answers());
		});
	}

	/** An action that is filled in but not added yet is meant too. */
	@Bean
	CardAction nextAfterActions() {
		return CardAction.of(NEXT, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			boolean written = !answers.written(OutcomeForm.WHAT).orElse("").isBlank()
					|| !answers.written(OutcomeForm.OWNER).orElse("").isBlank()
					|| !answers.written(OutcomeForm.DUE).orElse("").isBlank();
			if (written) {
				add(id, turn, answers);
			}
			if (!answers.haveProblems()) {
				turnTo(id, turn, Outcome.Page.RECIPIENTS);
			}
		}));
	}

	/** A name that is filled in but not added yet is meant too. */
	@Bean
	CardAction tellOfOutcome() {
		return CardAction.of(TELL, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			Set<UUID> chosen = invitees(answers, OutcomeForm.RECIPIENTS);
			Set<UUID> named = invitees(answers, OutcomeForm.NAMED);
			if (!answers.written(OutcomeForm.CALLED).orElse("").isBlank()) {
				call(id, turn, answers);
			}
			if (!answers.haveProblems()) {
				this.outcomes.tell(id, turn.who().objectId(), chosen, named);
			}
		}));
	}

	private static Set<UUID> invitees(Answers answers, String field) {
		Set<UUID> chosen = new LinkedHashSet<>();
		answers.choices(field)
			.forEach((value) -> uuid(value).ifPresentOrElse(chosen::add,
					() -> answers.refuse(field, "That choice is no longer on offer; please choose again.")));
		return chosen;
	}

	/** What else was chosen on the card stays chosen. */
	@Bean
	CardAction callSomebody() {
		return CardAction.of(CALL, Audience.CHAIRS, (turn, press) -> {
			Reply reply = filledIn(press, (id, answers) -> call(id, turn, answers));
			return press.answers().haveProblems() ? reply : Reply.live(OutcomeView.KIND, subject(press).toString())
				.keeping(only(press.answers(), OutcomeForm.RECIPIENTS, OutcomeForm.NAMED));
		});
	}

	@Bean
	CardAction callSomebodyNoMore() {
		return CardAction.of(UNCALL, Audience.CHAIRS,
				(turn, press) -> filledIn(press, (id, answers) -> press.carried("called")
					.ifPresent((name) -> this.outcomes.callNoMore(id, turn.who().objectId(), name))));
	}

	private static Answers only(Answers answers, String... fields) {
		Map<String, String> kept = new HashMap<>();
		for (String field : fields) {
			answers.written(field).ifPresent((value) -> kept.put(field, value));
		}
		return new Answers(kept);
	}

	private void call(UUID id, Turn turn, Answers answers) {
		Optional<String> name = answers.text(OutcomeForm.CALLED);
		Optional<String> whose = answers.text(OutcomeForm.CALLED_OF);
		if (whose.isEmpty()) {
			answers.refuse(OutcomeForm.CALLED_OF, "Please choose who is called that.");
		}
		if (!answers.haveProblems()) {
			this.outcomes.call(id, turn.who().objectId(), name.orElse(""),
					whose.flatMap(OutcomeButtons::uuid).orElse(null));
		}
	}

	@Bean
	CardAction settleQuestions() {
		return CardAction.of(SETTLE, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			String chair = turn.who().objectId();
			this.outcomes.find(id, chair).ifPresent((outcome) -> {
				Draft draft = this.outcomes.draft(outcome);
				int sheet = sheet(press);
				Map<UUID, Choice> chosen = OutcomeQuestions.chosen(draft, sheet, answers);
				if (answers.haveProblems()) {
					return;
				}
				boolean last = OutcomeQuestions.isLast(draft, sheet);
				this.outcomes.settle(id, chair, chosen);
				this.outcomes.turnTo(id, chair, last ? Outcome.Page.PREVIEW : Outcome.Page.QUESTIONS,
						last ? 0 : sheet + 1);
			});
		}));
	}

	@Bean
	CardAction turnOutcomePage() {
		return CardAction.of(TURN, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			String page = press.carried("page").orElse("");
			Arrays.stream(Outcome.Page.values())
				.filter((one) -> one.name().equals(page))
				.findFirst()
				.ifPresent((one) -> this.outcomes.turnTo(id, turn.who().objectId(), one, sheet(press)));
		}));
	}

	private static int sheet(Press press) {
		return press.carried("sheet").filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0);
	}

	@Bean
	CardAction approveOutcome() {
		return CardAction.of(APPROVE, Audience.CHAIRS, (turn, press) -> filledIn(press, (id, answers) -> {
			int seen = (press.card() != null) ? (int) press.card().version() : -1;
			this.outcomes.approve(id, turn.who().objectId(), seen);
		}));
	}

	/** What holds for the whole meeting is asked with its first child. */
	private void decide(Outcome outcome, Conference conference, Turn turn, Answers answers) {
		int sheet = OutcomeForm.sheet(outcome, conference);
		DecidedFor child = decidedFor(conference.children().get(sheet), conference.kind(), answers);
		if (sheet > 0) {
			if (!answers.haveProblems()) {
				this.outcomes.decide(outcome.id(), turn.who().objectId(), child);
			}
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
		this.quorum.answer(conference, answers, turn.who().objectId());
		if (!answers.haveProblems()) {
			this.outcomes.decide(outcome.id(), turn.who().objectId(),
					new Outcome.Decided(heldOn.orElseThrow(), dissent.orElse(null), heldAs.orElse(null), child));
		}
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

	private void add(UUID id, Turn turn, Answers answers) {
		Optional<String> what = answers.text(OutcomeForm.WHAT, LONGEST_ACTION);
		Optional<LocalDate> due = answers.date(OutcomeForm.DUE);
		Optional<UUID> owner = answers.text(OutcomeForm.OWNER).flatMap(OutcomeButtons::uuid);
		if (!answers.haveProblems()) {
			this.outcomes.add(id, turn.who().objectId(), what.orElse(""), owner.orElse(null), due.orElse(null));
		}
	}

	private void turnTo(UUID id, Turn turn, Outcome.Page page) {
		this.outcomes.turnTo(id, turn.who().objectId(), page);
	}

	/** What is refused leaves everything the chair wrote in its field. */
	private static Reply filledIn(Press press, Filled filled) {
		UUID id = subject(press);
		Answers answers = press.answers();
		try {
			filled.in(id, answers);
		}
		catch (Refused refused) {
			answers.refuse(refused.field(), refused.sentence());
		}
		Reply.Live now = Reply.live(OutcomeView.KIND, id.toString());
		return answers.haveProblems() ? now.keeping(answers) : now;
	}

	private static UUID subject(Press press) {
		return press.subject(OutcomeView.KIND)
			.map(UUID::fromString)
			.orElseThrow(() -> new NotPossible("Type outcome to choose from your conferences."));
	}

	private static Optional<UUID> uuid(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Does something with what a chair filled in. */
	private interface Filled {

		void in(UUID outcome, Answers answers);

	}

}
