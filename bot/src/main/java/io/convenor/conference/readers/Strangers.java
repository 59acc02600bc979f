package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that may be the name of somebody nobody told us of, such as a child: those
 * with a capital that no rule of writing asks for.
 */
final class Strangers {

	private static final Pattern CAPITAL = Pattern
		.compile("(?<![\\p{L}\\p{M}\\p{N}'])\\p{Lu}[\\p{L}\\p{M}'-]*\\p{Ll}[\\p{L}\\p{M}'-]*");

	private static final Pattern BEGINNING = Pattern.compile("(?:^|[.!?:;•\\n\"“(]\\s*)$");

	private static final Pattern DOES = Pattern.compile(
			"^(?:[']s\\b|\\s+(?:will|should|must|shall|is|has|was|attends|lives|needs|and\\s+\\p{Lu}|to\\s+(?:be|have|see|go|attend|take|stay|live|start|meet|receive|get|tell|keep|continue|engage|visit))\\b)");

	private Strangers() {
	}

	/**
	 * @param known words that are no strangers, folded
	 */
	static List<Found> in(String text, Set<String> known) {
		List<Found> found = new ArrayList<>();
		Folded written = Folded.withCapitals(text);
		Matcher words = CAPITAL.matcher(written.text());
		while (words.find()) {
			String word = words.group().replaceAll("'s$", "");
			int end = words.start() + word.length();
			boolean first = BEGINNING.matcher(written.text().substring(0, words.start())).find();
			boolean named = !first || DOES.matcher(written.text().substring(end)).find();
			boolean familiar = List.of(word.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
				.stream()
				.allMatch((part) -> Words.isCommon(part) || known.contains(part));
			if (named && !familiar) {
				found.add(Found.of(written.origin(words.start()), written.origin(end), Why.LIKE_A_NAME, ""));
			}
		}
		return found;
	}

}
