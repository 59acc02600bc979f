package io.convenor.chat;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * A short word that a person can read out, and that stands beside the cause in the log.
 *
 * @param value six letters and digits that are not mistaken for each other
 */
record ErrorReference(String value) {

	private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final SecureRandom RANDOM = new SecureRandom();

	static ErrorReference create() {
		return new ErrorReference(RANDOM.ints(6, 0, ALPHABET.length())
			.mapToObj((index) -> String.valueOf(ALPHABET.charAt(index)))
			.collect(Collectors.joining()));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
