package io.convenor.graph;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an invitation: our part of it carries a mark, so that it can be exchanged
 * without touching what Teams wrote below it. A text that loses Teams' part loses the way
 * to join.
 */
final class InvitationText {

	private static final String MARK = "convenor-invitation";

	// Outlook may put a prefix before an id.
	private static final Pattern OURS = Pattern.compile("<div\\b[^>]*\\bid=[\"']?(?:x_)*" + MARK + "\\b[^>]*>",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DIVISION = Pattern.compile("<(/?)div\\b[^>]*>", Pattern.CASE_INSENSITIVE);

	private static final Pattern TEAMS = Pattern.compile("<div\\b[^>]*\\bclass=[\"']?[^\"'>]*me-email-text\\b",
			Pattern.CASE_INSENSITIVE);

	// How it began before it had a name; ours may have such a line, to be signed on.
	private static final Pattern TEAMS_OR_A_LINE = Pattern
		.compile(TEAMS.pattern() + "|<(?:p|div|span|br)\\b[^>]*>\\s*_{20,}", Pattern.CASE_INSENSITIVE);

	private static final Pattern PAGE = Pattern.compile("(.*<body\\b([^>]*)>)(.*)(</body>.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern NAMED_OR_NUMBERED = Pattern.compile("&(#\\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]+);");

	private static final Map<String, String> NAMES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'",
			"nbsp", " ", "ndash", "–", "rsquo", "’", "ldquo", "“", "rdquo", "”");

	private InvitationText() {
	}

	/** A text of ours, whole page or part of one, ready to be found again. */
	static String marked(String html) {
		return page(html, "");
	}

	/**
	 * A text with our part exchanged. Where our part can no longer be told apart, only
	 * what Teams wrote stays.
	 */
	static String exchanged(String text, String html) {
		Matcher ours = OURS.matcher(text);
		if (!ours.find()) {
			return page(html, text.substring(first(TEAMS_OR_A_LINE, text, 0)).replaceFirst("(?is)</body>.*", ""));
		}
		return text.substring(0, ours.start()) + division(html) + text.substring(end(text, ours.end()));
	}

	/**
	 * Whether our part of a text says what is asked, word for word: Exchange writes the
	 * HTML anew, so that only its words can be compared.
	 */
	static boolean says(String text, String html) {
		Matcher ours = OURS.matcher(text);
		return ours.find() && words(text.substring(ours.end(), end(text, ours.end()))).equals(words(division(html)));
	}

	private static String words(String html) {
		String bare = html.replaceAll("<[^>]*>", " ");
		return NAMED_OR_NUMBERED.matcher(bare)
			.replaceAll((found) -> Matcher.quoteReplacement(character(found.group(1))))
			.replaceAll("[\\s\\u00a0]+", " ")
			.replaceAll(" (?=[.,;:?!)])", "")
			.strip();
	}

	private static String character(String name) {
		if (name.startsWith("#")) {
			boolean hex = name.toLowerCase(Locale.ROOT).startsWith("#x");
			return Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
		}
		return NAMES.getOrDefault(name, "&" + name + ";");
	}

	private static String page(String html, String below) {
		Matcher page = PAGE.matcher(html);
		return page.matches() ? page.group(1) + division(html) + below + page.group(4) : division(html) + below;
	}

	private static String division(String html) {
		Matcher page = PAGE.matcher(html);
		String looks = page.matches() ? page.group(2) : "";
		return "<div id=\"" + MARK + "\"" + looks + ">" + (page.matches() ? page.group(3) : html) + "</div>";
	}

	/** Where our part ends; where it is never closed, at what Teams wrote. */
	private static int end(String text, int from) {
		Matcher division = DIVISION.matcher(text);
		int open = 1;
		for (int at = from; division.find(at); at = division.end()) {
			open += division.group(1).isEmpty() ? 1 : -1;
			if (open == 0) {
				return Math.min(division.end(), first(TEAMS, text, from));
			}
		}
		return first(TEAMS_OR_A_LINE, text, from);
	}

	private static int first(Pattern pattern, String text, int from) {
		Matcher found = pattern.matcher(text);
		return found.find(from) ? found.start() : text.length();
	}

}
