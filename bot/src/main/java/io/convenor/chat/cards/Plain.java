package io.convenor.chat.cards;

import java.text.Normalizer;
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

	private Plain() {
	}

	/** For text runs: no date function, no reordering or invisible characters. */
	static String run(String text) {
		String seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
		return seen.replace("{{", "{" + WORD_JOINER + "{").replace("}}", "}" + WORD_JOINER + "}");
	}

	/** For everything a client may read as Markdown, on one line. */
	static String line(String text) {
		String line = run(text).replace('\n', ' ')
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
		return LIST_OR_HEADING.matcher(line).replaceAll("$1" + WORD_JOINER + "$2");
	}

}
