package io.convenor.chat;

/**
 * Thrown by a command or a button to answer with one clear sentence and nothing else:
 * what cannot be done, why, and what to do instead. The sentence is shown to the person
 * as it is.
 */
public class NotPossible extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String sentence;

	public NotPossible(String sentence) {
		super(sentence);
		this.sentence = sentence;
	}

	public String sentence() {
		return this.sentence;
	}

}
