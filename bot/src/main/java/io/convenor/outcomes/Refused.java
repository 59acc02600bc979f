package io.convenor.outcomes;

import java.io.Serial;

/**
 * What the chair asked for cannot be done; nothing was changed. The message is one
 * sentence in the chair's words that names the next step.
 */
public class Refused extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String field;

	Refused(String field, String sentence) {
		super(sentence);
		this.field = field;
	}

	/** Which answer it is about; empty when it is about none in particular. */
	public String field() {
		return this.field;
	}

	/** The sentence for the person. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

}
