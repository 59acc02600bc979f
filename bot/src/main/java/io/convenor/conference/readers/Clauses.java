package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a text apart into what each can be read, kept or held back by itself. */
final class Clauses {

	private static final String ABBREVIATED = "(?<!(?i:(?<!\\p{L})(?:mr|mrs|ms|miss|mx|dr|prof|rev|sgt|st|no|tel|mob|e\\.g|i\\.e|etc)))"
			+ "(?<!(?<![\\p{L}\\p{M}\\p{N}'])\\p{L})";

	/** Who does something, and that they do it. */
	private static final String SOMEBODY_DOES = "(?=(?:[\\p{L}\\p{M}.'’-]+\\s+){1,4}?(?:to|will|should|must|shall|can|may)\\b)";

	private static final Pattern ENDS = Pattern.compile("\\s*[;\\n\\r\\u2028•]\\s*|" + ABBREVIATED
			+ "[.!?]+[)”\"’']*\\s+" + "|\\s+[–—-]\\s+|,?\\s+(?:and|while|whilst|then|but|so)\\s+" + SOMEBODY_DOES
			+ "|,\\s+" + SOMEBODY_DOES);

	private Clauses() {
	}

	/** A part of a text, without what joins it to the next. */
	record Clause(int start, int end, String joint) {
	}

	static List<Clause> of(String text, List<Found> found) {
		List<Clause> clauses = new ArrayList<>();
		Folded written = Folded.withCapitals(text);
		Matcher ends = ENDS.matcher(written.text());
		int start = 0;
		while (ends.find()) {
			int from = written.start(ends);
			int next = written.end(ends);
			boolean inOneThing = found.stream().anyMatch((each) -> each.touches(from, next));
			if (!inOneThing && from > start && !text.substring(start, from).isBlank()) {
				int end = written.origin(ends.start() + sentenceEnd(ends.group()));
				clauses.add(new Clause(start, end, text.substring(end, next)));
				start = next;
			}
		}
		if (start < text.length() || clauses.isEmpty()) {
			clauses.add(new Clause(start, text.length(), ""));
		}
		return clauses;
	}

	/** A full stop belongs to its sentence. */
	private static int sentenceEnd(String joint) {
		return joint.matches("[.!?].*") ? joint.stripTrailing().length() : 0;
	}

}
