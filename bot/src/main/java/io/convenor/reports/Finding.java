package io.convenor.reports;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file holds beside the pages that its writer meant to send. That it is there is
 * kept, and nothing of what it says.
 */
public enum Finding {

	TRACKED_CHANGES("tracked changes"),

	COMMENTS("comments"),

	HIDDEN_TEXT("hidden text"),

	EMBEDDED_FILES("other files inside it"),

	REMOTE_TEMPLATE("a template that is fetched from elsewhere"),

	SCRIPT("a script"),

	MACROS("macros"),

	NOT_LOOKED_INTO("something that could not be looked into");

	private static final String BETWEEN = ",";

	private final String words;

	Finding(String words) {
		this.words = words;
	}

	/** To be listed after "it has". */
	public String words() {
		return this.words;
	}

	/** As a list in a sentence; empty where nothing was found. */
	public static String inWords(Set<Finding> found) {
		List<String> words = ordered(found).map(Finding::words).toList();
		int last = words.size() - 1;
		return (last < 1) ? String.join("", words)
				: String.join(", ", words.subList(0, last)) + " and " + words.get(last);
	}

	static String stored(Set<Finding> found) {
		return ordered(found).map(Finding::name).collect(Collectors.joining(BETWEEN));
	}

	static Set<Finding> read(String stored) {
		return Stream.of(stored.split(BETWEEN))
			.filter((name) -> !name.isEmpty())
			.map(Finding::valueOf)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Finding.class)));
	}

	private static Stream<Finding> ordered(Set<Finding> found) {
		return Stream.of(values()).filter(found::contains);
	}

}
