package io.convenor.chat;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Left;
import io.convenor.drafts.Form;

/**
 * What the bot answers to a turn. As the answer to a pressed button it replaces the card
 * the button was on.
 */
public sealed interface Reply {

	static Text text(String text) {
		return new Text(text);
	}

	static Show show(Card card) {
		return new Show(card);
	}

	static Live live(String kind, String subject) {
		return new Live(kind, subject, null, null, null, null);
	}

	/** What can be said to people who did not just speak to us, too. */
	sealed interface Message extends Reply {

	}

	/**
	 * Plain words; nothing in them is read as markup. As the answer to a button on a live
	 * card they stand above that card's present state.
	 */
	record Text(String text) implements Message {

	}

	/** A card shown once, such as a form; nobody keeps it up to date. */
	record Show(Card card) implements Message {

	}

	/**
	 * A card about something that changes: it is remembered, and shown anew when its
	 * subject changes.
	 *
	 * @param kind which {@link CardView} shows it
	 * @param subject what it is about, as that view knows it
	 * @param notice a sentence above the card, this once
	 * @param kept what the person filled in and its problems, to stand in the card's
	 * fields this once
	 * @param left what stood in other fields of the form that was pressed on
	 * @param page what it shows of its subject; null for what the card in sight shows, or
	 * the first
	 */
	record Live(String kind, String subject, @Nullable String notice, @Nullable Form kept, @Nullable Left left,
			@Nullable Page page) implements Reply {

		public Live saying(String sentence) {
			return new Live(this.kind, this.subject, sentence, this.kept, this.left, this.page);
		}

		public Live keeping(Form typed) {
			return new Live(this.kind, this.subject, this.notice, typed, this.left, this.page);
		}

		/** The same card, which shows this of its subject from now on. */
		public Live at(Page shown) {
			return new Live(this.kind, this.subject, this.notice, this.kept, this.left, shown);
		}

		Live leaving(Left inFields) {
			return new Live(this.kind, this.subject, this.notice, this.kept, inFields, this.page);
		}

	}

	/**
	 * Asks the person to sign in, because what they want is done in their name.
	 *
	 * @param why the sentence that asks, naming what to do after signing in
	 */
	record SignIn(String why) implements Reply {

	}

}
