package io.convenor.chat;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;

/**
 * A list that may be longer than a card, and the page of it that somebody asked for.
 *
 * @param all the whole list
 * @param size how many stand on a page
 * @param asked which page, from zero; the last one where there are fewer by now
 */
public record Pages<T>(List<T> all, int size, int asked) {

	public Pages {
		all = List.copyOf(all);
		asked = Math.clamp(asked, 0, Math.max(0, (all.size() - 1) / size));
	}

	/** What stands on the page. */
	public List<T> shown() {
		return this.all.subList(first(), Math.min(this.all.size(), first() + this.size));
	}

	/** Whether anything stands on another page. */
	public boolean several() {
		return this.all.size() > this.size;
	}

	private int first() {
		return this.asked * this.size;
	}

	/**
	 * A part of the card about each that stands on the page, with its number in the list.
	 */
	public void items(Card.Builder card, String thing, Function<T, String> text, BiConsumer<Card.Builder, T> content) {
		for (int i = 0; i < shown().size(); i++) {
			T each = shown().get(i);
			card.item(thing, first() + i + 1, text.apply(each), (part) -> content.accept(part, each));
		}
	}

	/** Says which page it is and leads to the others, on a live card. */
	public void ontoLive(Card.Builder card, Page page) {
		onto(card, (number) -> PageButtons.to(page.turnedTo(number), title(number)));
	}

	/**
	 * The same where turning the page does more.
	 * @param turning the button that leads to a page and is called so
	 */
	public void onto(Card.Builder card, Turning turning) {
		onto(card, (number) -> turning.to(number, title(number)));
	}

	private void onto(Card.Builder card, IntFunction<Button> turning) {
		if (!several()) {
			return;
		}
		card.note("%d to %d of %d".formatted(first() + 1, first() + shown().size(), this.all.size()));
		if (first() > 0) {
			card.button(turning.apply(this.asked - 1));
		}
		if (first() + this.size < this.all.size()) {
			card.button(turning.apply(this.asked + 1));
		}
	}

	private String title(int number) {
		return (number < this.asked) ? "Page before" : "Next page";
	}

	/** Makes the button that leads to a page. */
	@FunctionalInterface
	public interface Turning {

		Button to(int number, String title);

	}

}
