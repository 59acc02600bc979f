package io.convenor.tenant.graph;

/**
 * A bearer token that Graph would not take.
 */
public final class InvalidToken extends Exception {

	private static final long serialVersionUID = 1L;

	public InvalidToken(String message) {
		super(message);
	}

}
