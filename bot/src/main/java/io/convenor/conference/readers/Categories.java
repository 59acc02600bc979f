package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the category of a child protection plan in a text, in whatever spelling. */
final class Categories {

	private static final String LEFT_OUT = "[category left out]";

	private static final String KIND = "(?:physical|emotional|sexual|fysical|phisical|fisical|emotionel|emotinal|emotionl|sexaul|sexuel)(?:ly|ised|ized)?";

	private static final String ABUSE = "ab+us\\p{L}*";

	private static final String AND = "[\\s,/&+-]+(?:and\\s+|or\\s+)?";

	private static final Pattern KIND_OF_ABUSE = Pattern
		.compile("(?<!\\p{L})" + KIND + "(?:" + AND + KIND + ")*[\\s-]+" + ABUSE + "|(?<!\\p{L})" + ABUSE
				+ "[\\s(:,-]+(?:\\p{L}+\\s+){0,2}?" + KIND + "(?:" + AND + KIND + ")*\\)?(?!\\p{L})");

	private static final Pattern NEGLECT = Pattern
		.compile("(?<!\\p{L})n[\\W_]?e[\\W_]?g[\\W_]?l[\\W_]?e[\\W_]?c[\\W_]?t(?!\\p{L}*able)\\p{L}*");

	private static final Pattern ALIKE = Pattern.compile("(?<!\\p{L})(?:" + ABUSE
			+ "|sexual\\p{L}*|molest\\p{L}*|maltreat\\p{L}*|ill-treat\\p{L}*|"
			+ "(?:physical|emotional)(?:ly)?\\s+(?:harm|hurt|injur)\\p{L}*|harm(?:ed|ful)?\\s+(?:emotionally|physically))(?!\\p{L})");

	private static final Pattern WORD = Pattern.compile("(?<!\\p{L})\\p{L}{6,12}(?!\\p{L})");

	private Categories() {
	}

	static List<Found> in(String text) {
		List<Found> found = new ArrayList<>();
		for (Folded folded : List.of(Folded.of(text), unleet(Folded.of(text)))) {
			certain(KIND_OF_ABUSE, folded, found);
			certain(NEGLECT, folded, found);
			Matcher words = WORD.matcher(folded.text());
			while (words.find()) {
				if (Words.areAlike(words.group(), "neglect") || Words.areAlike(words.group(), "neglected")
						|| Words.areAlike(words.group(), "neglectful")) {
					found.add(Found.of(folded.start(words), folded.end(words), Why.CATEGORY, LEFT_OUT));
				}
			}
		}
		Folded folded = Folded.of(text);
		Matcher alike = ALIKE.matcher(folded.text());
		while (alike.find()) {
			Found like = Found.of(folded.start(alike), folded.end(alike), Why.LIKE_A_CATEGORY, "");
			if (found.stream().noneMatch((each) -> each.touches(like.start(), like.end()))) {
				found.add(like);
			}
		}
		return found;
	}

	private static void certain(Pattern pattern, Folded folded, List<Found> found) {
		Matcher matcher = pattern.matcher(folded.text());
		while (matcher.find()) {
			found.add(Found.of(folded.start(matcher), folded.end(matcher), Why.CATEGORY, LEFT_OUT));
		}
	}

	/** Its digits read as the letters they are drawn like. */
	private static Folded unleet(Folded folded) {
		String letters = folded.text()
			.replace('0', 'o')
			.replace('1', 'l')
			.replace('3', 'e')
			.replace('4', 'a')
			.replace('5', 's')
			.replace('7', 't')
			.replace('@', 'a')
			.replace('$', 's');
		return new Folded(letters, folded.origins());
	}

}
