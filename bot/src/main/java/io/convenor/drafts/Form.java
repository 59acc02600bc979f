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

}
