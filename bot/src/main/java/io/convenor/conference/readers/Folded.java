package io.convenor.conference.readers;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;

/**
 * A text in plain small letters, whatever letters, accents, hyphens and spaces it was
 * written with, and where in the text each of its characters comes from.
 */
record Folded(String text, int[] origins) {

	private static final SpoofChecker LOOK_ALIKES = new SpoofChecker.Builder().build();

	private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

	private static final Map<Integer, String> LOOKS = new ConcurrentHashMap<>();

	private static final Map<Integer, String> SOUNDS = new ConcurrentHashMap<>();

	private static final int ASCII = 128;

	private static final int BRAILLE_BLANK = 0x2800;

	private static final int REGIONAL_A = 0x1F1E6;

	/** Letters in filled circles and squares, which no normal form knows. */
	private static final int[] FILLED_A = { 0x1F150, 0x1F170 };

	private static final int ALPHABET = 26;

	/** Digits and signs that stand for a letter in the middle of a word. */
	private static final Map<Character, Character> STANDS_FOR = Map.of('0', 'o', '1', 'l', '3', 'e', '4', 'a', '5', 's',
			'7', 't', '@', 'a', '$', 's', '!', 'l', '|', 'l');

	/** As it looks to somebody who reads it. */
	static Folded of(String text) {
		return withCapitals(text).inSmallLetters();
	}

	/** The same with its capitals. */
	static Folded withCapitals(String text) {
		return folded(text, (character) -> LOOKS.computeIfAbsent(character, Folded::looks));
	}

	/** As it would be spoken: "Ким" is "kim". */
	static Folded spoken(String text) {
		return folded(text, (character) -> SOUNDS.computeIfAbsent(character, Folded::sounds)).inSmallLetters();
	}

	private Folded inSmallLetters() {
		return new Folded(this.text.toLowerCase(Locale.ROOT), this.origins);
	}

	/** With one letter for those that are drawn alike: "K1m" is read as "Kim". */
	Folded drawn() {
		StringBuilder drawn = new StringBuilder();
		List<Integer> from = new ArrayList<>();
		for (int i = 0; i < this.text.length(); i++) {
			String letter = drawn(i);
			for (int j = 0; j < letter.length(); j++) {
				from.add(this.origins[i]);
			}
			drawn.append(letter);
		}
		from.add(this.origins[this.text.length()]);
		return new Folded(drawn.toString(), from.stream().mapToInt(Integer::intValue).toArray());
	}

	private String drawn(int at) {
		char letter = this.text.charAt(at);
		Character instead = STANDS_FOR.get(letter);
		if (instead != null) {
			boolean sign = !Character.isDigit(letter);
			boolean between = isWordly(at - 1) && isWordly(at + 1);
			return (sign && !between) ? Character.toString(letter) : instead.toString();
		}
		return switch (letter) {
			case 'i' -> "l";
			case 'm' -> "rn";
			case 'w' -> "vv";
			default -> Character.toString(letter);
		};
	}

	private boolean isWordly(int at) {
		return at >= 0 && at < this.text.length() && Character.isLetterOrDigit(this.text.charAt(at));
	}

	int origin(int index) {
		return this.origins[index];
	}

	int start(Matcher found) {
		return origin(found.start());
	}

	/** Marks and characters nobody sees belong to the letter before them. */
	int end(Matcher found) {
		return origin(found.end());
	}

	/** What stands there. */
	String between(Found found) {
		return IntStream.range(0, this.text.length())
			.filter((index) -> this.origins[index] >= found.start() && this.origins[index] < found.end())
			.mapToObj((index) -> Character.toString(this.text.charAt(index)))
			.collect(Collectors.joining());
	}

	private static Folded folded(String text, IntFunction<String> plain) {
		StringBuilder folded = new StringBuilder(text.length());
		IntStream.Builder from = IntStream.builder();
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			if (character < ASCII && Character.isLetterOrDigit(character)) {
				folded.append((char) character);
				from.add(i);
			}
			else {
				String letters = plain.apply(character);
				for (int j = 0; j < letters.length(); j++) {
					from.add(i);
				}
				folded.append(letters);
			}
			i += Character.charCount(character);
		}
		from.add(text.length());
		return new Folded(folded.toString(), from.build().toArray());
	}

	private static String looks(int character) {
		return plain(character, (each) -> {
			boolean latin = UScript.getScript(each) == UScript.LATIN;
			String spoken = TO_LATIN.transliterate(UCharacter.toString(each));
			if (latin && isAscii(spoken)) {
				return spoken;
			}
			String drawn = drawnLike(UCharacter.toString(each));
			String capital = drawnLike(UCharacter.toUpperCase(UCharacter.toString(each)));
			String letter = isAscii(drawn) ? drawn : isAscii(capital) ? capital : spoken;
			return Character.isUpperCase(each) ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT);
		});
	}

	private static String sounds(int character) {
		return plain(character, (each) -> {
			String spoken = TO_LATIN.transliterate(UCharacter.toString(each));
			return isAscii(spoken) ? spoken : drawnLike(UCharacter.toString(each));
		});
	}

	private static String drawnLike(String letter) {
		return withoutMarks(LOOK_ALIKES.getSkeleton(letter));
	}

	private static String plain(int character, IntFunction<String> letter) {
		String known = KNOWN.get(character);
		if (known != null) {
			return known;
		}
		if (character == '\n' || character == '\r') {
			return "\n";
		}
		if (Character.isWhitespace(character) || Character.isSpaceChar(character) || character == BRAILLE_BLANK) {
			return " ";
		}
		if (UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
			return "";
		}
		if (Character.getType(character) == Character.DASH_PUNCTUATION) {
			return "-";
		}
		StringBuilder plain = new StringBuilder();
		withoutMarks(Character.toString(character)).codePoints().forEach((each) -> {
			if (each < ASCII) {
				plain.append((char) each);
			}
			else if (UCharacter.isDigit(each)) {
				plain.append(UCharacter.digit(each));
			}
			else {
				plain.append(Character.isLetter(each) ? letter.apply(each) : Character.toString(each));
			}
		});
		return plain.toString();
	}

	private static String withoutMarks(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{Cf}]", "");
	}

	private static boolean isAscii(String text) {
		return !text.isEmpty() && text.chars().allMatch((each) -> each < ASCII);
	}

	private static final Map<Integer, String> KNOWN = known();

	private static Map<Integer, String> known() {
		Map<Integer, String> known = new HashMap<>();
		"'’‘ʼ`´′".codePoints().forEach((apostrophe) -> known.put(apostrophe, "'"));
		known.put((int) '−', "-");
		for (int i = 0; i < ALPHABET; i++) {
			String letter = Character.toString('a' + i);
			known.put(REGIONAL_A + i, letter);
			for (int first : FILLED_A) {
				known.put(first + i, letter);
			}
		}
		return known;
	}

}
