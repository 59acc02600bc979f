package io.convenor.chat.cards;

/** A card larger than Teams takes; whoever builds it should show less and say so. */
public class CardTooLarge extends RuntimeException {

	private static final long serialVersionUID = 1L;

	CardTooLarge(long size) {
		super("A card of " + size + " bytes is more than the " + Card.MOST_BYTES + " that Teams takes");
	}

}
