package io.convenor.chat;

import java.util.Optional;

import io.convenor.chat.cards.Card;

/**
 * Shows one kind of subject as a card, always in its present state. Every bean of this
 * type is found by its kind.
 */
public interface CardView {

	/** The kind, such as {@code booking}; it is stored, so it never changes. */
	String kind();

	/** The subject as it stands now; empty when there is no such subject any more. */
	Optional<View> of(String subject);

	/** The same, where a card has parts or pages: what was asked for of it. */
	default Optional<View> of(String subject, Page page) {
		return of(subject);
	}

	/**
	 * A card, the version of its subject it shows, and whom it is for.
	 *
	 * @param version grows with every change of the subject that the card would show
	 */
	record View(Card card, long version, ShownTo shownTo) {

	}

}
