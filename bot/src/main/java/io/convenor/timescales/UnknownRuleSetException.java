package io.convenor.timescales;

/** A rule set was asked for that no file holds; the message is a sentence for people. */
public final class UnknownRuleSetException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnknownRuleSetException(String message) {
		super(message);
	}

}
