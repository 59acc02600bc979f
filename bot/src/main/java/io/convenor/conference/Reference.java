package io.convenor.conference;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The opaque reference of a conference, such as {@code CP-7F3KM}: all that is ever said
 * of it in a subject, a calendar, a channel or a log. It tells neither the kind nor the
 * case. Its last character is reckoned from the others, so that whoever mistypes one
 * character, or swaps two beside each other, names no other conference.
 */
public record Reference(String value) {

	/** As many as a prime number has ones, or the last would not tell every slip. */
	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

	/** Letters that are in no reference, and what they are mistaken for. */
	private static final Map<Character, Character> MISTAKEN = Map.of('O', '0', 'I', '1', 'L', '1', 'S', '5', 'U', 'V');

	/** Digits that no such letter is mistaken for. */
	private static final String PLAIN_DIGITS = "2346789";

	private static final int LENGTH = 5;

	/**
	 * Names of files have it between underlines, and mail programs break or mark it. It
	 * has a plain digit in it, so that no word such as {@code CP plans} is one.
	 */
	private static final Pattern SHAPE = Pattern
		.compile("(?<![A-Z0-9])CP[\\s\\p{Z}\\p{Pd}\\p{Cf}_:#]{0,3}(?=[A-Z0-9]{0,4}[2-46-9])([A-Z0-9]{5})(?![A-Z0-9])");

	private static final Pattern FIVE = Pattern.compile("CP-[" + ALPHABET + "]{5}");

	private static final SecureRandom RANDOM = new SecureRandom();

	/** A new one. */
	static Reference random() {
		var letters = new StringBuilder();
		RANDOM.ints(LENGTH - 1, 0, ALPHABET.length()).forEach((i) -> letters.append(ALPHABET.charAt(i)));
		letters.setCharAt(RANDOM.nextInt(LENGTH - 1), PLAIN_DIGITS.charAt(RANDOM.nextInt(PLAIN_DIGITS.length())));
		int last = Math.floorMod(-weighed(letters), ALPHABET.length());
		return new Reference("CP-" + letters.append(ALPHABET.charAt(last)));
	}

	/**
	 * Each place counts for another number of times, the last one once: a character that
	 * is another, or that stands in the place of its neighbour, changes the sum.
	 */
	private static int weighed(CharSequence letters) {
		return IntStream.range(0, letters.length())
			.map((i) -> ((i == LENGTH - 1) ? 1 : i + 2) * ALPHABET.indexOf(letters.charAt(i)))
			.sum();
	}

	/**
	 * Whether its last character belongs to the others. One of which it does not is no
	 * conference's, and most likely one that was mistyped.
	 */
	public boolean isGenuine() {
		return FIVE.matcher(this.value).matches() && weighed(this.value.substring(3)) % ALPHABET.length() == 0;
	}

	/** What to say of one that is not genuine. */
	public String notOurs() {
		return this.value + " is not a reference of ours: one letter may be mistyped";
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

	private static Reference meant(String typed) {
		var letters = new StringBuilder("CP-");
		typed.chars()
			.mapToObj((letter) -> (char) letter)
			.forEach((letter) -> letters.append(MISTAKEN.getOrDefault(letter, letter)));
		return new Reference(letters.toString());
	}

	/**
	 * The first thing in a text that looks like a reference, however it was typed. It may
	 * not be {@linkplain #isGenuine() genuine}.
	 */
	public static Optional<Reference> in(String text) {
		Matcher matcher = SHAPE.matcher(text.toUpperCase(Locale.ROOT));
		return matcher.find() ? Optional.of(meant(matcher.group(1))) : Optional.empty();
	}

	/** A text without the first reference in it. */
	public static String without(String text) {
		Matcher matcher = SHAPE.matcher(text.toUpperCase(Locale.ROOT));
		return matcher.find() ? text.substring(0, matcher.start()) + text.substring(matcher.end()) : text;
	}

	/** Everything in a text that looks like one, in order. */
	public static List<Reference> allIn(String text) {
		return SHAPE.matcher(text.toUpperCase(Locale.ROOT))
			.results()
			.map((found) -> meant(found.group(1)))
			.distinct()
			.toList();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
