package io.convenor.chat.answers;

import io.convenor.conference.QuorumOverTime;

/** Says when a conference was quorate, for the other parts of the chat. */
public final class QuorumInWords {

	private QuorumInWords() {
	}

	/** "not quorate since 11:20 (1 other agency missing)". */
	public static String of(QuorumOverTime quorate) {
		return AnswersInWords.quorate(quorate);
	}

}
