package io.convenor.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * The terms of the field, of which each stands in a family's letter only with its plain
 * words beside its first use, or not at all.
 */
public final class TermsForFamilies {

	private static final String LIST = "terms-for-families.txt";

	private static final int NEAR = 200;

	private static final Map<String, List<String>> TERMS = read();

	private TermsForFamilies() {
	}

	/** Those that a letter leaves unexplained. */
	public static List<String> unexplained(String text) {
		return TERMS.entrySet()
			.stream()
			.filter((each) -> isUnexplained(text, each.getKey(), each.getValue()))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static boolean isUnexplained(String text, String term, List<String> plain) {
		Matcher first = Pattern
			.compile("\\b" + Pattern.quote(term) + "s?\\b",
					term.equals(term.toUpperCase(Locale.ROOT)) ? 0 : Pattern.CASE_INSENSITIVE)
			.matcher(text);
		if (!first.find()) {
			return false;
		}
		String near = text.substring(Math.max(0, first.start() - NEAR), Math.min(text.length(), first.end() + NEAR));
		return plain.stream().noneMatch(near::contains);
	}

	private static Map<String, List<String>> read() {
		try {
			Map<String, List<String>> terms = new LinkedHashMap<>();
			new ClassPathResource(LIST).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> line.split(" = "))
				.forEach((line) -> terms.put(line[0], (line.length > 1) ? List.of(line[1].split(" / ")) : List.of()));
			return terms;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
