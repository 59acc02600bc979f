package io.convenor.conference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What holds for every letter and entry, so that it can be read on a small telephone, in
 * the dark, in Outlook, by ear, and where a client takes the HTML away.
 *
 * @param council what the authority is called
 * @param service the part of it that writes, which says what the letter is about
 */
record LetterRules(String council, String service) {

	private static final int LONGEST_BEFORE_WHO_WRITES = 100;

	private static final Pattern COLOUR = Pattern.compile("(?:^|;)\\s*color\\s*:");

	private static final Pattern BACKGROUND = Pattern.compile("(?:^|;)\\s*background(?:-color)?\\s*:");

	private static final Pattern UNKNOWN_TO_OUTLOOK = Pattern
		.compile("(?:^|[;\\s])(?:white-space|max-width|position|float|display)\\s*:");

	/**
	 * Looks whether everything holds.
	 * @throws IllegalStateException when something does not, saying what, and nothing of
	 * what the letter says
	 */
	void check(String template, Document letter) {
		Set<String> broken = broken(letter);
		if (!broken.isEmpty()) {
			throw new IllegalStateException(
					"What " + template + " makes does not go out: " + String.join("; ", broken));
		}
	}

	/** Which rules a letter breaks. */
	Set<String> broken(Document letter) {
		Set<String> broken = new LinkedHashSet<>();
		add(broken, !saysItsLanguage(letter), "no language is set");
		add(broken, letter.getElementsByTag("h1").size() != 1, "it has not exactly one h1");
		add(broken, !isSaidEarly(letter), "who writes, and what about, does not begin in the first hundred characters");
		add(broken, !isWrapped(letter), "it is not in one table that has a width");
		for (Element part : letter.body().getAllElements()) {
			if (part.hasAttr("style")) {
				looks(broken, part.attr("style"));
			}
			says(broken, part);
		}
		return broken;
	}

	private static void looks(Set<String> broken, String style) {
		add(broken, COLOUR.matcher(style).find() != BACKGROUND.matcher(style).find(),
				"a text has a colour without a background, or a background without a colour");
		add(broken, UNKNOWN_TO_OUTLOOK.matcher(style).find(), "it uses what Outlook does not draw");
	}

	private static void says(Set<String> broken, Element part) {
		switch (part.tagName()) {
			case "td" -> {
				add(broken, !part.attr("style").contains("overflow-wrap"), "a long address does not wrap");
				hasFont(broken, part);
			}
			case "th", "caption" -> hasFont(broken, part);
			case "h1", "h2", "h3", "h4" -> {
				hasFont(broken, part);
				heads(broken, part);
			}
			case "a" -> {
				add(broken, part.text().isBlank(), "a link has no words");
				add(broken, part.attr("href").startsWith("tel:") && part.attr("href").contains("#"),
						"a telephone stops dialling at #");
			}
			default -> {
			}
		}
	}

	private static void heads(Set<String> broken, Element heading) {
		Element next = heading.nextElementSibling();
		add(broken, heading.text().isBlank(), "a heading is empty");
		add(broken, heading.text().strip().indexOf(' ') < 0,
				"a heading of one word says nothing where the HTML is taken away");
		add(broken, heading.tagName().equals("h2") && (next == null || next.tagName().equals("h2")),
				"a heading has nothing below it");
	}

	private boolean isSaidEarly(Document letter) {
		int at = letter.body().text().indexOf(this.council + ", " + this.service);
		return at >= 0 && at <= LONGEST_BEFORE_WHO_WRITES;
	}

	/** Also where a calendar keeps only what stands in the body. */
	private static boolean saysItsLanguage(Document letter) {
		return !letter.getElementsByTag("html").attr("lang").isBlank()
				&& letter.body().children().stream().noneMatch((part) -> part.attr("lang").isBlank());
	}

	private static boolean isWrapped(Document letter) {
		List<Element> all = letter.body().children();
		Element wrapper = (all.size() == 1) ? all.getFirst() : null;
		return wrapper != null && wrapper.tagName().equals("table") && wrapper.attr("role").equals("presentation")
				&& wrapper.hasAttr("width");
	}

	private static void hasFont(Set<String> broken, Element part) {
		add(broken, !part.attr("style").contains("font-family"), "a cell or a heading has no font");
	}

	private static void add(Set<String> broken, boolean isBroken, String what) {
		if (isBroken) {
			broken.add(what);
		}
	}

}
