package io.convenor.drafts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody submits about a draft: on which version of it, and with what filled in.
 * All of it comes from outside and is believed nothing.
 *
 * @param who the object id of the person
 * @param typed what stands in the fields, by their names
 */
public record Submission(UUID draft, long version, String who, Map<String, String> typed) {

	public Submission {
		typed = Collections.unmodifiableMap(typed);
	}

	/** What stands in a field; empty where nothing does. */
	public String typed(String field) {
		return this.typed.getOrDefault(field, "");
	}

	/** What was typed, short enough to keep. */
	public Map<String, String> kept() {
		Map<String, String> kept = new LinkedHashMap<>();
		this.typed.forEach((field, text) -> kept.put(field, Reading.kept(text)));
		return kept;
	}

}
