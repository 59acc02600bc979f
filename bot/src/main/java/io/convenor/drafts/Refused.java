package io.convenor.drafts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody asked for cannot be done, and nothing was changed: why, and what to do
 * instead, in sentences that are shown to them as they are.
 */
public class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final LinkedHashMap<String, String> problems;

	/** For a reason that lies in no field. */
	public Refused(String sentence) {
		this(sentence, Map.of());
	}

	/** For what stands in one field. */
	public Refused(String field, String sentence) {
		this(sentence, Map.of(field, sentence));
	}

	/**
	 * For what stands in several fields: a sentence for each, in the order of the form.
	 */
	public Refused(Map<String, String> problems) {
		this(String.join(" ", problems.values()), problems);
	}

	private Refused(String sentence, Map<String, String> problems) {
		super(sentence);
		this.problems = new LinkedHashMap<>(problems);
	}

	/** All of it in words. */
	public String sentence() {
		return String.valueOf(getMessage());
	}

	/** What is wrong, by field; empty where the reason lies in none. */
	public Map<String, String> problems() {
		return new LinkedHashMap<>(this.problems);
	}

}
