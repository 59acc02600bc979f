package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import io.convenor.outcomes.WhatGoesOut.Words;
import io.convenor.outcomes.WhatGoesOut.Words.As;

/** Takes the words out of a letter as it is sent, for showing them where HTML is not. */
final class LetterInWords {

	private LetterInWords() {
	}

	static List<Words> of(String html) {
		List<Words> words = new ArrayList<>();
		Element letter = Objects.requireNonNull(Jsoup.parse(html).selectFirst("table[role=presentation] td"));
		for (Element part : letter.select("h1, h2, h3, p, li, tbody > tr")) {
			String text = part.tagName().equals("tr") ? row(part) : text(part);
			As as = switch (part.tagName()) {
				case "h1", "h2", "h3" -> As.HEADING;
				case "li", "tr" -> As.POINT;
				default -> As.PARAGRAPH;
			};
			if (!text.isBlank()) {
				words.add(new Words(as, text));
			}
		}
		return words;
	}

	/** Each cell under its heading, as a screen reader reads a table. */
	private static String row(Element row) {
		List<Element> headings = Objects.requireNonNull(row.closest("table")).select("thead th");
		List<Element> cells = row.select("td");
		List<String> all = new ArrayList<>();
		for (int i = 0; i < cells.size(); i++) {
			String heading = (i > 0 && i < headings.size()) ? headings.get(i).text() + ": " : "";
			all.add(heading + text(cells.get(i)));
		}
		return String.join(". ", all).replace(".. ", ". ");
	}

	private static String text(Element part) {
		return !part.select("br").isEmpty() ? part.wholeText().strip() : part.text();
	}

}
