package io.convenor.seen;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import eu.crydee.syllablecounter.SyllableCounter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * How old somebody is who reads a letter with ease: the grade of Flesch and Kincaid, 0.39
 * words a sentence and 11.8 syllables a word, less 15.59; and five, the age at which
 * school begins. What stands on a line of its own is a sentence. Addresses, numbers and
 * references are no words.
 */
record ReadingAge(int sentences, int words, int syllables) {

	private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}’'-]*");

	private static final Pattern ADDRESS = Pattern.compile("\\S*(@|://|www\\.)\\S*|CP-\\S+");

	private static final SyllableCounter SYLLABLES = new SyllableCounter();

	static ReadingAge of(String html) {
		int sentences = 0;
		int words = 0;
		int syllables = 0;
		for (String sentence : sentences(html)) {
			Matcher found = WORD.matcher(ADDRESS.matcher(sentence).replaceAll(" "));
			int before = words;
			while (found.find()) {
				words++;
				syllables += Math.max(1, SYLLABLES.count(found.group().toLowerCase(Locale.UK)));
			}
			sentences += (words > before) ? 1 : 0;
		}
		return new ReadingAge(sentences, words, syllables);
	}

	double years() {
		if (this.words == 0) {
			return 0;
		}
		return 0.39 * this.words / this.sentences + 11.8 * this.syllables / this.words - 15.59 + 5;
	}

	private static List<String> sentences(String html) {
		StringBuilder lines = new StringBuilder();
		Jsoup.parse(html).body().traverse((node, _) -> {
			if (node instanceof TextNode text) {
				lines.append(text.getWholeText().replace('\n', ' '));
			}
			else if (node instanceof Element element && (element.isBlock() || element.tagName().equals("br"))) {
				lines.append('\n');
			}
		});
		List<String> sentences = new ArrayList<>();
		lines.toString().lines().map(String::strip).filter((line) -> !line.isEmpty()).forEach((line) -> {
			BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.UK);
			breaks.setText(line);
			for (int from = breaks.first(),
					to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
				sentences.add(line.substring(from, to));
			}
		});
		return sentences;
	}

}
