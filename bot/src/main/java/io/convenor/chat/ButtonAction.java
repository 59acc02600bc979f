package io.convenor.chat;

import java.util.function.BiFunction;

/**
 * What one button does, where a card has several: who may press it, and on which version.
 */
record ButtonAction(String verb, Audience audience, boolean inPrivateOnly, boolean needsPresentVersion,
		BiFunction<Turn, Press, Reply> what) implements CardAction {

	@Override
	public Reply handle(Turn turn, Press press) {
		if (this.inPrivateOnly && !turn.isPrivate()) {
			throw new NotPossible("Ask me in our private chat: here others would read it too.");
		}
		return this.what.apply(turn, press);
	}

}
