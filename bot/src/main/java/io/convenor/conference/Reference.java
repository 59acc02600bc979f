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

	/** How many characters the alphabet begins with are digits. */
	private static final int DIGITS = 8;

	/** Names of files have it between underlines, and mail programs break or mark it. */
	private static final Pattern SHAPE = Pattern
		.compile("(?<![A-Z0-9])CP[\\s\\p{Z}\\p{Pd}\\p{Cf}_:#]{0,3}([2-9A-HJKMNP-Z]{4})(?![A-Z0-9])");

	private static final SecureRandom RANDOM = new SecureRandom();

	/**
	 * A new one. It has a digit in it, so that no word such as {@code CP team} is one.
	 */
	static Reference random() {
		var letters = new StringBuilder();
		RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach((i) -> letters.append(ALPHABET.charAt(i)));
		int digit = RANDOM.nextInt(LENGTH);
		letters.setCharAt(digit, ALPHABET.charAt(RANDOM.nextInt(DIGITS)));
		return new Reference("CP-" + letters);
	}

	/** Whether it can be one, and not two words of a sentence. */
	public boolean isNoWord() {
		return this.value.chars().anyMatch(Character::isDigit);
	}

	/**
	 * Whether one character is another than in that, or two beside each other changed
	 * places.
	 */
	public boolean isOneSlipFrom(String other) {
		if (other.length() != this.value.length() || other.equals(this.value)) {
			return false;
		}
		int first = 0;
		while (this.value.charAt(first) == other.charAt(first)) {
			first++;
		}
		String rest = this.value.substring(first + 1);
		if (rest.equals(other.substring(first + 1))) {
			return true;
		}
		return !rest.isEmpty() && this.value.charAt(first) == other.charAt(first + 1)
				&& rest.charAt(0) == other.charAt(first) && rest.substring(1).equals(other.substring(first + 2));
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
