package io.convenor.outcomes;

import java.util.List;
import java.util.Optional;

import io.convenor.conference.Invitee;

/**
 * What goes out about an outcome, word for word, before it does.
 *
 * @param summary what is posted; none for a meeting that is posted nowhere
 * @param letters every letter; those that say the same are one
 * @param questions what is held back or asked about, what is open first
 * @param toldOfDissent to whom the dissent is mailed
 */
public record WhatGoesOut(Optional<Summary> summary, List<Letter> letters, List<Question> questions,
		List<Invitee> toldOfDissent) {

	public WhatGoesOut {
		letters = List.copyOf(letters);
		questions = List.copyOf(questions);
		toldOfDissent = List.copyOf(toldOfDissent);
	}

	/** How many things have to be decided before anything goes out. */
	public long open() {
		return this.questions.stream().filter(Question::open).count();
	}

	/**
	 * A letter as those read it who get it.
	 *
	 * @param heldBack what they do not read, and why not
	 */
	public record Letter(List<Invitee> to, List<Words> words, List<HeldBack> heldBack) {

		public Letter {
			to = List.copyOf(to);
			words = List.copyOf(words);
			heldBack = List.copyOf(heldBack);
		}

	}

	/** Words that are not in a letter, and why. */
	public record HeldBack(String said, List<String> because) {
	}

	/** A part of a letter. */
	public record Words(As as, String text) {

		/** How a part of a letter is set. */
		public enum As {

			HEADING, PARAGRAPH, POINT

		}

	}

}
