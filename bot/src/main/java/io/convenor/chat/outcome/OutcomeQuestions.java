package io.convenor.chat.outcome;

import java.util.ArrayList;
import java.util.List;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.readers.Choice;
import io.convenor.conference.readers.Choice.What;
import io.convenor.outcomes.WhatGoesOut;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.OutcomeFields;
import io.convenor.outcomes.Question;

/** Asks the chair about words that are held back from some, or may have to be. */
final class OutcomeQuestions {

	private static final int LONGEST = 500;

	private static final int SHORTENED = 600;

	private OutcomeQuestions() {
	}

	static Card card(Outcome outcome, Conference conference, WhatGoesOut goesOut) {
		List<Question> questions = goesOut.questions();
		int sheets = Question.cards(questions);
		int shown = Math.min(outcome.sheet(), sheets - 1);
		Card.Builder card = OutcomeForm.begin(conference, Outcome.Page.QUESTIONS, "decide what may be read");
		card.text((goesOut.open() > 0)
				? "Some of what was written may tell a reader what they should not know. Please say what is to happen with each."
				: "This is held back. You can put other words in its place.");
		if (sheets > 1) {
			card.note("Part %d of %d.".formatted(shown + 1, sheets));
		}
		card.items("passage", Question.onCard(questions, shown),
				(question) -> "“" + Card.shortened(question.said(), SHORTENED) + "”", OutcomeQuestions::ask);
		if (questions.isEmpty()) {
			card.text("Nothing is held back from anybody.");
		}
		return card
			.button(Button.press(OutcomeButtons.SETTLE, (shown < sheets - 1) ? "Next" : "Next: see what goes out")
				.with(OutcomeFields.SHEET, Integer.toString(shown)))
			.button((shown > 0)
					? OutcomeForm.turnTo(Outcome.Page.QUESTIONS, "Back")
						.with(OutcomeFields.SHEET, Integer.toString(shown - 1))
					: OutcomeForm.turnTo(Outcome.Page.RECIPIENTS, "Back"))
			.build();
	}

	private static void ask(Card.Builder card, Question question) {
		String where = question.inChannel() ? "In the outcomes channel"
				: "In the letter to " + OutcomePreview.names(question.readers());
		card.note("%s: %s. %s".formatted(Card.shortened(where, SHORTENED),
				Card.shortened(String.join("; ", question.because()), SHORTENED),
				question.open() ? "Not decided yet." : "Held back unless you decide otherwise."));
		List<Option> options = new ArrayList<>();
		if (question.mayStand()) {
			options.add(new Option(What.STANDS.name(), "Let it stand as it is"));
		}
		options.add(new Option(What.HELD_BACK.name(), "Hold it back"));
		options.add(new Option(What.REWORDED.name(), "Put these words in its place:"));
		String chosen = question.chosen().map((choice) -> choice.what().name()).orElse(null);
		card.field(Field.choice(OutcomeFields.choice(question.id()), "What happens with it")
			.expanded()
			.options(options)
			.value((chosen != null || question.open()) ? chosen : What.HELD_BACK.name()))
			.field(Field.paragraph(OutcomeFields.words(question.id()), "Other words for it")
				.atMost(LONGEST)
				.value(question.chosen().map(Choice::words).filter((words) -> !words.isEmpty()).orElse(null)));
	}

}
