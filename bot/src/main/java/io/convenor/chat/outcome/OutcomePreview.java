package io.convenor.chat.outcome;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.outcomes.WhatGoesOut;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.OutcomeFields;
import io.convenor.outcomes.Summary;

/**
 * Exactly what will be posted, and every letter word for word as those read it who get
 * it, with what each does not read and why. What one card does not hold stands on
 * several; only the last can be approved.
 */
final class OutcomePreview {

	/** Room for the words of one card, with the buttons and headings around them. */
	private static final int MOST_BYTES = 13 * 1024;

	/** What a paragraph of a card takes beside its words. */
	private static final int AROUND = 130;

	private OutcomePreview() {
	}

	static Card card(Outcome outcome, Conference conference, WhatGoesOut goesOut) {
		List<List<Piece>> sheets = sheets(goesOut);
		int shown = Math.min(outcome.sheet(), sheets.size() - 1);
		boolean last = shown == sheets.size() - 1;
		Card.Builder card = OutcomeForm.begin(conference, Outcome.Page.PREVIEW, "read what goes out, then approve");
		if (sheets.size() > 1) {
			card.note("Part %d of %d of what goes out. It can be approved on the last.".formatted(shown + 1,
					sheets.size()));
		}
		if (shown == 0) {
			posted(card, goesOut);
			told(card, goesOut);
		}
		sheets.get(shown).forEach((piece) -> piece.write.accept(card));
		if (last) {
			decide(card, goesOut);
		}
		else {
			card.button(turn(shown + 1, "Next: part %d of %d".formatted(shown + 2, sheets.size())));
		}
		if (!goesOut.questions().isEmpty()) {
			card.button(OutcomeForm.turnTo(Outcome.Page.QUESTIONS, "Change what is held back"));
		}
		return card.button((shown > 0) ? turn(shown - 1, "Back") : OutcomeForm.turnTo(Outcome.Page.RECIPIENTS, "Back"))
			.build();
	}

	private static void decide(Card.Builder card, WhatGoesOut goesOut) {
		if (goesOut.open() > 0) {
			card.warning(
					"%s may tell somebody what they should not know. Nothing goes out before you have decided about %s."
						.formatted((goesOut.open() == 1) ? "1 passage" : goesOut.open() + " passages",
								(goesOut.open() == 1) ? "it" : "them"))
				.button(OutcomeForm.turnTo(Outcome.Page.QUESTIONS, "Decide what may be read"));
		}
		else {
			card.note("After you approve, nothing of this can be changed.")
				.button(Button.press(OutcomeButtons.APPROVE, "Approve"));
		}
	}

	private static Button turn(int sheet, String title) {
		return OutcomeForm.turnTo(Outcome.Page.PREVIEW, title).with(OutcomeFields.SHEET, Integer.toString(sheet));
	}

	private static void posted(Card.Builder card, WhatGoesOut goesOut) {
		goesOut.summary()
			.ifPresentOrElse((words) -> card.text("This is what will be posted in the outcomes channel, in your name:")
				.panel((panel) -> SummaryCard.write(panel, words))
				.note("Below it goes a link to the full record, which only those who may open the library can follow.")
				.text("I put roles in the place of the names I know, and left out addresses, numbers and the category. "
						+ "I cannot know the name of somebody who was not invited, such as a child: please make sure "
						+ "that no name is left."),
					() -> card.text("Nothing is posted in a channel or put in the library: what a meeting of this kind "
							+ "decided stays with those who are told."));
	}

	private static void told(Card.Builder card, WhatGoesOut goesOut) {
		if (goesOut.letters().isEmpty()) {
			card.warning("Nobody is told by mail. Go back if somebody should be.");
			return;
		}
		long letters = goesOut.letters().stream().mapToLong((letter) -> letter.to().size()).sum();
		card.text("%s by mail, to each of them alone. Please read every one."
			.formatted((letters == 1) ? "1 letter goes" : letters + " letters go"));
		if (!goesOut.toldOfDissent().isEmpty()) {
			card.text("The dissent is mailed to %s.".formatted(names(goesOut.toldOfDissent())));
		}
	}

	/** A letter stays on one card where it can. */
	private static List<List<Piece>> sheets(WhatGoesOut goesOut) {
		List<List<Piece>> sheets = new ArrayList<>();
		List<Piece> sheet = new ArrayList<>();
		int used = goesOut.summary().map(OutcomePreview::size).orElse(0) + 8 * AROUND;
		for (List<Piece> letter : letters(goesOut)) {
			int size = letter.stream().mapToInt(Piece::bytes).sum();
			if (used + size > MOST_BYTES && used > 0) {
				sheets.add(sheet);
				sheet = new ArrayList<>();
				used = 0;
			}
			for (Piece piece : letter) {
				if (used + piece.bytes > MOST_BYTES && !sheet.isEmpty()) {
					sheets.add(sheet);
					sheet = new ArrayList<>();
					used = 0;
				}
				sheet.add(piece);
				used += piece.bytes;
			}
		}
		sheets.add(sheet);
		return sheets;
	}

	private static int size(Summary summary) {
		return summary.actions()
			.stream()
			.mapToInt((line) -> bytes(line.owner() + line.what() + line.due()) + AROUND)
			.sum() + summary.next().size() * 2 * AROUND;
	}

	private static List<List<Piece>> letters(WhatGoesOut goesOut) {
		int all = goesOut.letters().stream().mapToInt((letter) -> letter.to().size()).sum();
		List<List<Piece>> letters = new ArrayList<>();
		int before = 0;
		for (WhatGoesOut.Letter letter : goesOut.letters()) {
			letters.add(pieces(letter, before, all));
			before += letter.to().size();
		}
		return letters;
	}

	private static List<Piece> pieces(WhatGoesOut.Letter letter, int before, int all) {
		List<Piece> pieces = new ArrayList<>();
		String which = (letter.to().size() == 1)
				? "Letter %d of %d, to %s".formatted(before + 1, all, names(letter.to()))
				: "Letters %d to %d of %d, the same but for the name, to %s".formatted(before + 1,
						before + letter.to().size(), all, names(letter.to()));
		pieces.add(Piece.of(which, (card) -> card.heading(which)));
		letter.words().forEach((words) -> pieces.add(Piece.of(words.text(), (card) -> {
			switch (words.as()) {
				case HEADING -> card.fact(words.text(), "");
				case PARAGRAPH -> card.text(words.text());
				case POINT -> card.point(words.text());
			}
		})));
		letter.heldBack().forEach((held) -> {
			String sentence = "Held back from this letter: “%s”, because %s.".formatted(held.said(),
					String.join(", and ", held.because()));
			pieces.add(Piece.of(sentence, (card) -> card.warning(sentence)));
		});
		return pieces;
	}

	static String names(List<Invitee> people) {
		return people.stream().map(Invitee::described).collect(Collectors.joining("; "));
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	/** What is written together, and what room it takes. */
	private record Piece(int bytes, Consumer<Card.Builder> write) {

		static Piece of(String text, Consumer<Card.Builder> write) {
			return new Piece(OutcomePreview.bytes(text) + AROUND, write);
		}

	}

}
