package io.convenor.drafts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was typed and not yet accepted, and what is wrong with it, by field. It is shown
 * again as it was typed.
 */
public record Form(Map<String, String> typed, Map<String, String> problems) {

	public static final Form EMPTY = new Form(Map.of(), Map.of());

	public Form {
		typed = Map.copyOf(typed);
		problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
	}

	/** The same, each text no longer than this. */
	public Form shortened(int longest) {
		Map<String, String> shorter = new LinkedHashMap<>(this.typed);
		shorter.replaceAll((_, text) -> Reading.shortened(text, longest));
		return new Form(shorter, this.problems);
	}

	/** The same but for what stands in a field, which is kept elsewhere. */
	public Form without(String field) {
		Map<String, String> rest = new LinkedHashMap<>(this.typed);
		rest.remove(field);
		return new Form(rest, this.problems);
	}

}
