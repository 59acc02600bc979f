package io.convenor.conference;

import java.util.Optional;
import java.util.Set;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What of the rules of every letter can be seen in its text, before anything is filled
 * in: where the text breaks one, that letter could go to nobody.
 */
final class TextRules {

	private static final Set<String> FILLED_IN = Set.of("th:text", "th:replace", "th:insert");

	private static final Set<String> SOMETIMES = Set.of("th:if", "th:unless", "th:case", "th:replace", "th:insert");

	private TextRules() {
	}

	/** The first rule that a text breaks for certain. */
	static Optional<Broken> broken(String text) {
		Document page = Parser.xmlParser().setTrackPosition(true).parseInput(text, "");
		for (Element part : page.getAllElements()) {
			String broken = switch (part.tagName()) {
				case "html" -> (part.attr("lang").isBlank() && !part.hasAttr("th:lang")) ? "no language is set" : "";
				case "h1", "h2", "h3", "h4" -> heading(part);
				case "a" -> link(part);
				default -> "";
			};
			if (!broken.isEmpty()) {
				return Optional.of(new Broken(part.sourceRange().start().lineNumber(), broken));
			}
		}
		return page.select("html").isEmpty() && !page.select("h1").isEmpty()
				? Optional.of(new Broken(1, "no language is set")) : Optional.empty();
	}

	private static String heading(Element heading) {
		if (isKnown(heading)) {
			String said = heading.text().strip();
			if (said.isEmpty()) {
				return "a heading is empty";
			}
			if (said.indexOf(' ') < 0) {
				return "a heading of one word says nothing where the HTML is taken away";
			}
		}
		return heading.tagName().equals("h2") && hasNothingBelow(heading) ? "a heading has nothing below it" : "";
	}

	private static String link(Element link) {
		if (isKnown(link) && link.text().isBlank()) {
			return "a link has no words";
		}
		return (link.attr("href").startsWith("tel:") && link.attr("href").contains("#"))
				? "a telephone stops dialling at #" : "";
	}

	/** Whether nothing is filled into it. */
	private static boolean isKnown(Element part) {
		return part.getAllElements().stream().noneMatch((each) -> has(each, FILLED_IN));
	}

	/** What stands below a part that other letters have in them is theirs to say. */
	private static boolean hasNothingBelow(Element heading) {
		Element part = heading;
		while (true) {
			Element next = part.nextElementSibling();
			if (part.hasAttr("th:fragment") || has(heading, Set.of("th:replace", "th:insert"))) {
				return false;
			}
			if (next != null) {
				return next.tagName().equals("h2") && !has(next, SOMETIMES);
			}
			Element parent = part.parent();
			if (parent == null || !parent.tagName().equals("th:block")) {
				return true;
			}
			part = parent;
		}
	}

	private static boolean has(Element part, Set<String> attributes) {
		return attributes.stream().anyMatch(part::hasAttr);
	}

	/**
	 * A rule that a text breaks.
	 *
	 * @param line on which
	 * @param what in words
	 */
	record Broken(int line, String what) {
	}

}
