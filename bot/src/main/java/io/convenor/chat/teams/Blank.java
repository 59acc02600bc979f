package io.convenor.chat.teams;

import io.convenor.chat.cards.Card;

/**
 * What stands where nothing may be shown: the same for what is not there any more, for
 * what is not for this person any more, and for a list that is too old to be true.
 */
final class Blank {

	static final String WORDS = "What stood here is not shown any more. Type help to see what you can ask me for.";

	static final Card CARD = Card.saying("Not shown any more").text(WORDS).build();

	private Blank() {
	}

}
