package io.convenor.replies;

/** Thrown when something cannot be done about a reply; the sentence says why. */
public class ReplyRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	ReplyRefused(String sentence) {
		super(sentence);
	}

	public String sentence() {
		return String.valueOf(getMessage());
	}

}
