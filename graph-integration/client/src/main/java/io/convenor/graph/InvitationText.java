package io.convenor.graph;

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

	private static final Pattern TEAMS = Pattern.compile(
			"<div\\b[^>]*\\bclass=[\"']?[^\"'>]*\\bme-email-text\\b|<(?:p|div|span|br)\\b[^>]*>\\s*_{20,}",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern PAGE = Pattern.compile("(.*<body\\b([^>]*)>)(.*)(</body>.*)",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
		int teams = teamsFrom(text);
		Matcher ours = OURS.matcher(text);
		if (!ours.find() || ours.start() > teams) {
			return page(html, text.substring(teams).replaceFirst("(?is)</body>.*", ""));
		}
		return text.substring(0, ours.start()) + division(html)
				+ text.substring(Math.min(end(text, ours.end()), teams));
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

	private static int teamsFrom(String text) {
		Matcher teams = TEAMS.matcher(text);
		return teams.find() ? teams.start() : text.length();
	}

	/** Where the division that begins before a place ends. */
	private static int end(String text, int from) {
		Matcher division = DIVISION.matcher(text);
		int open = 1;
		for (int at = from; division.find(at); at = division.end()) {
			open += division.group(1).isEmpty() ? 1 : -1;
			if (open == 0) {
				return division.end();
			}
		}
		return text.length();
	}

}
