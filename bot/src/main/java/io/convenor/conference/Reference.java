package io.convenor.conference;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opaque reference of a conference, such as {@code CP-7F3K}: all that is ever said of
 * it in a subject, a calendar, a channel or a log. It tells neither the kind nor the
 * case, and leaves out characters that are misread aloud.
 */
public record Reference(String value) {

	private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

	private static final int LENGTH = 4;

	private static final Pattern SHAPE = Pattern.compile("\\bCP[-\u2010-\u2015 ]?([2-9A-HJKMNP-Z]{4})\\b");

	private static final SecureRandom RANDOM = new SecureRandom();

	static Reference random() {
		var letters = new StringBuilder("CP-");
		RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach((i) -> letters.append(ALPHABET.charAt(i)));
		return new Reference(letters.toString());
	}

	/** The first reference in a text, however it was typed. */
	public static Optional<Reference> in(String text) {
		Matcher matcher = SHAPE.matcher(text.toUpperCase(Locale.ROOT));
		return matcher.find() ? Optional.of(new Reference("CP-" + matcher.group(1))) : Optional.empty();
	}

	/** A text without the first reference in it. */
	public static String without(String text) {
		Matcher matcher = SHAPE.matcher(text.toUpperCase(Locale.ROOT));
		return matcher.find() ? text.substring(0, matcher.start()) + text.substring(matcher.end()) : text;
	}

	/** Every different reference in a text, in order. */
	public static java.util.List<Reference> allIn(String text) {
		return SHAPE.matcher(text.toUpperCase(Locale.ROOT))
			.results()
			.map((found) -> new Reference("CP-" + found.group(1)))
			.distinct()
			.toList();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
