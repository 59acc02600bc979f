package io.convenor.chat.cards;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes text from people safe to put on a card, so that nothing in it is acted on. Body
 * text goes into text runs, which know no Markdown; headings, labels and choices may be
 * read as Markdown by some clients, so there the signs themselves are exchanged.
 */
final class Plain {

	private static final String WORD_JOINER = "\u2060";

	/**
	 * Control and format characters, but for new line and the joiners that scripts need.
	 */
	private static final Pattern UNSEEN = Pattern
		.compile("[\\p{Cc}&&[^\\n]]|[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\uFEFF\\u2028\\u2029]");

	private static final Pattern LIST_OR_HEADING = Pattern.compile("(?m)^(\\s*)([-+#>]|\\d+[.)])");

	/**
	 * Where a line may end without a sign of it: nobody hears it, and what is copied with
	 * it and typed again loses it.
	 */
	private static final String MAY_END = "\u200B";

	/** Longer than the line of a small telephone. */
	private static final Pattern LONG_WORD = Pattern.compile("[^\\s\u200B]{37,}");

	/** What is taken for one glyph stays together. */
	private static final Pattern PIECE = Pattern.compile("(?:\\S{8,23}[@./_-]|\\S{24})(?=\\S{6})(?![\\p{M}\\u200D])");

	private Plain() {
	}

	/** For text runs: no date function, no reordering or invisible characters. */
	static String run(String text) {
		return breakable(safe(text));
	}

	/** The same, where a word that is longer than a line may go on in the next. */
	private static String breakable(String text) {
		return LONG_WORD.matcher(text)
			.replaceAll((word) -> Matcher.quoteReplacement(
					isCopied(word.group()) ? word.group() : PIECE.matcher(word.group()).replaceAll("$0" + MAY_END)));
	}

	/**
	 * A link is of no use with anything put into it, and neither is the name of a setting
	 * that an administrator copies.
	 */
	private static boolean isCopied(String word) {
		return word.contains("://") || word.startsWith("convenor.");
	}

	private static String safe(String text) {
		String seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
		return seen.replace("{{", "{" + WORD_JOINER + "{").replace("}}", "}" + WORD_JOINER + "}");
	}

	/** For everything a client may read as Markdown, on one line. */
	static String line(String text) {
		String line = safe(text).replace('\n', ' ')
			.strip()
			.replace('*', '∗')
			.replace('_', 'ˍ')
			.replace('[', '(')
			.replace(']', ')')
			.replace('<', '‹')
			.replace('>', '›')
			.replace('`', '‘')
			.replace('~', '∼')
			.replace('|', '¦')
			.replace('\\', '⧵')
			.replace("&", "&" + WORD_JOINER)
			.replace("://", ":" + WORD_JOINER + "//");
		return breakable(LIST_OR_HEADING.matcher(line).replaceAll("$1" + WORD_JOINER + "$2"));
	}

}
