package io.convenor.conference;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * How letters look in the mail clients that people have, where style sheets are not read:
 * each part carries its own. Outlook draws with Word, which knows fonts only on cells and
 * headings, no widest width and no white space; in dark mode a colour without its
 * background is not to be read.
 */
final class LetterStyle {

	private static final String FONT = "font-family: Arial, Helvetica, sans-serif; ";

	private static final String DARK_ON_LIGHT = "color: #0b0c0c; background-color: #ffffff; ";

	private static final String WRAPPER = "width: 100%; table-layout: fixed; border-collapse: collapse";

	private static final String LETTER = FONT + DARK_ON_LIGHT
			+ "font-size: 16px; line-height: 1.5; padding: 16px; text-align: left; overflow-wrap: break-word";

	private static final String CELL = FONT + DARK_ON_LIGHT
			+ "font-size: 16px; line-height: 1.5; text-align: left; vertical-align: top; padding: 8px 12px 8px 0; "
			+ "border-bottom: 1px solid #b1b4b6; overflow-wrap: ";

	private static final Map<String, String> BY_NAME = Map.ofEntries(
			Map.entry("h1", FONT + "font-size: 24px; line-height: 1.25; margin: 0 0 8px"),
			Map.entry("h2", FONT + "font-size: 19px; line-height: 1.25; margin: 24px 0 8px"),
			Map.entry("h3", FONT + "font-size: 16px; margin: 16px 0 4px"),
			Map.entry("h4", FONT + "font-size: 16px; margin: 16px 0 4px"), Map.entry("p", "margin: 0 0 16px"),
			Map.entry("ul", "margin: 0 0 16px; padding-left: 24px"),
			Map.entry("ol", "margin: 0 0 16px; padding-left: 24px"), Map.entry("li", "margin: 0 0 4px"),
			Map.entry("a", "color: #1d70b8; background-color: #ffffff"),
			Map.entry("caption", FONT + DARK_ON_LIGHT + "font-size: 16px; text-align: left; padding-bottom: 4px"),
			Map.entry("table", "width: 100%; border-collapse: collapse; margin: 0 0 16px"),
			Map.entry("th", CELL + "break-word"));

	private static final Map<String, String> BY_CLASS = Map.of("large", "font-size: 24px", "small", "font-size: 14px",
			"set-off", "border-left: 4px solid #1d70b8; padding: 8px 16px");

	/** How what somebody typed is marked, so that its lines stay lines. */
	private static final String AS_TYPED = "data-as-typed";

	private static final Pattern IN_PIXELS = Pattern.compile("font-size: (\\d+)px");

	private static final int USUAL = 16;

	/** In pixels: 16 points, below which print is not called large. */
	private static final int LARGE_PRINT = 22;

	private LetterStyle() {
	}

	/** How large what is written stands there. */
	enum Size {

		USUAL, LARGE

	}

	/** Gives each part its looks, and takes the marks out that only say which it is. */
	static void dress(Document letter, Size size) {
		for (Element part : letter.body().getAllElements()) {
			add(part, style(part));
			String mark = part.attr("class");
			if (!mark.isEmpty()) {
				add(part, BY_CLASS.get(mark));
				part.removeAttr("class");
			}
			if (size == Size.LARGE && part.hasAttr("style")) {
				part.attr("style", enlarged(part.attr("style")));
			}
			if (part.hasAttr(AS_TYPED)) {
				keepLines(part);
			}
		}
	}

	/** Everything in proportion, and nothing smaller than 16 points. */
	private static String enlarged(String style) {
		return IN_PIXELS.matcher(style)
			.replaceAll((found) -> "font-size: "
					+ Math.max(LARGE_PRINT, Math.round(Integer.parseInt(found.group(1)) * LARGE_PRINT / (float) USUAL))
					+ "px");
	}

	private static @Nullable String style(Element part) {
		return switch (part.tagName()) {
			case "table" -> part.hasAttr("role") ? WRAPPER : BY_NAME.get("table");
			case "td" -> Objects.requireNonNull(part.closest("table")).hasAttr("role") ? LETTER
					: CELL + ((part.previousElementSibling() == null) ? "anywhere" : "break-word");
			default -> BY_NAME.get(part.tagName());
		};
	}

	private static void add(Element part, @Nullable String style) {
		if (style != null) {
			part.attr("style", part.hasAttr("style") ? part.attr("style") + "; " + style : style);
		}
	}

	private static void keepLines(Element typed) {
		boolean alone = typed.childNodeSize() == 1;
		for (TextNode words : typed.textNodes()) {
			String text = words.getWholeText();
			List<String> lines = (alone ? text.strip() : text).lines().toList();
			for (int i = 0; i < lines.size(); i++) {
				if (i > 0) {
					words.before(new Element("br"));
				}
				words.before(new TextNode(lines.get(i)));
			}
			words.remove();
		}
		typed.removeAttr(AS_TYPED);
	}

}
