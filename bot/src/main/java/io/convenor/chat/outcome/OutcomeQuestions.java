package io.convenor.chat.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.readers.Choice;
import io.convenor.conference.readers.Choice.What;
import io.convenor.outcomes.Draft;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Question;

/** Asks the chair about words that are held back from some, or may have to be. */
final class OutcomeQuestions {

	static final String CHOICE = "choice-";

	/** As many as one card holds, whatever is in them. */
	static final int ON_ONE_CARD = 4;

	private static final int LONGEST = 500;

	private static final int SHORTENED = 600;

	private OutcomeQuestions() {
	}

	static Card card(Outcome outcome, Conference conference, Draft draft) {
		List<Question> questions = draft.questions();
		int sheets = Math.max(1, (questions.size() + ON_ONE_CARD - 1) / ON_ONE_CARD);
		int shown = Math.min(outcome.sheet(), sheets - 1);
		Card.Builder card = OutcomeForm.begin(conference, Outcome.Page.QUESTIONS, "decide what may be read");
		card.text((draft.open() > 0)
				? "Some of what was written may tell a reader what they should not know. Please say what is to happen with each."
				: "This is held back. You can put other words in its place.");
		if (sheets > 1) {
			card.note("Part %d of %d.".formatted(shown + 1, sheets));
		}
		on(questions, shown).forEach((question) -> card.section((section) -> ask(section, question)));
		if (questions.isEmpty()) {
			card.text("Nothing is held back from anybody.");
		}
		return card
			.button(Button.press(OutcomeButtons.SETTLE, (shown < sheets - 1) ? "Next" : "Next: see what goes out")
				.with("sheet", Integer.toString(shown))
				.primary())
			.button((shown > 0)
					? OutcomeForm.turnTo(Outcome.Page.QUESTIONS, "Back").with("sheet", Integer.toString(shown - 1))
					: OutcomeForm.turnTo(Outcome.Page.RECIPIENTS, "Back"))
			.build();
	}

	private static List<Question> on(List<Question> questions, int sheet) {
		return questions.stream().skip((long) sheet * ON_ONE_CARD).limit(ON_ONE_CARD).toList();
	}

	private static void ask(Card.Builder card, Question question) {
		String where = question.inChannel() ? "In the outcomes channel"
				: "In the letter to " + OutcomePreview.names(question.readers());
		card.text("“" + Card.shortened(question.said(), SHORTENED) + "”")
			.note("%s: %s. %s".formatted(Card.shortened(where, SHORTENED),
					Card.shortened(String.join("; ", question.because()), SHORTENED),
					question.open() ? "Not decided yet." : "Held back unless you decide otherwise."));
		List<Option> options = new ArrayList<>();
		if (question.mayStand()) {
			options.add(new Option(What.STANDS.name(), "Let it stand as it is"));
		}
		options.add(new Option(What.HELD_BACK.name(), "Hold it back"));
		options.add(new Option(What.REWORDED.name(), "Put these words in its place:"));
		String chosen = question.chosen().map((choice) -> choice.what().name()).orElse(null);
		card.field(Field.choice(CHOICE + question.id(), "What happens with it")
			.expanded()
			.options(options)
			.value((chosen != null || question.open()) ? chosen : What.HELD_BACK.name()))
			.field(Field.paragraph(question.id().toString(), "Other words for it")
				.atMost(LONGEST)
				.value(question.chosen().map(Choice::words).filter((words) -> !words.isEmpty()).orElse(null)));
	}

	/**
	 * What the chair chose on one card; one that is open and has no answer is a problem.
	 */
	static Map<UUID, Choice> chosen(Draft draft, int sheet, Answers answers) {
		Map<UUID, Choice> chosen = new LinkedHashMap<>();
		for (Question question : on(draft.questions(), sheet)) {
			Optional<What> what = answers.choice(CHOICE + question.id(), What.class);
			String words = answers.text(question.id().toString(), LONGEST).orElse("");
			if (what.isEmpty() && question.open()) {
				answers.refuse(CHOICE + question.id(), "Please choose what happens with these words.");
			}
			what.filter((each) -> each != What.HELD_BACK || question.open() || question.chosen().isPresent())
				.ifPresent((each) -> chosen.put(question.id(), new Choice(each, words)));
		}
		return chosen;
	}

	static boolean isLast(Draft draft, int sheet) {
		return (sheet + 1) * ON_ONE_CARD >= draft.questions().size();
	}

}
