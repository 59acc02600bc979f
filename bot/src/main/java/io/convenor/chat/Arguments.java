package io.convenor.chat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a person wrote after the name of a command.
 *
 * @param text all of it, as written
 */
public record Arguments(String text) {

	public Arguments {
		text = text.strip();
	}

	public static Arguments none() {
		return new Arguments("");
	}

	/** The words, without the punctuation around them. */
	public List<String> words() {
		return Arrays.stream(this.text.split("\\s+")).map(Arguments::bare).filter((word) -> !word.isEmpty()).toList();
	}

	public boolean isEmpty() {
		return words().isEmpty();
	}

	public Optional<String> first() {
		return words().stream().findFirst();
	}

	static String bare(String word) {
		return word.replaceAll("^[\\p{P}]+|[\\p{P}]+$", "");
	}

}
