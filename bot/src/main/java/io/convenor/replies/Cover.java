package io.convenor.replies;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes from a mail what every mail with a file says: greeting, "attached", thanks. */
final class Cover {

	private static final Pattern SIGNED = Pattern.compile("(?im)^[ \\t]*(?:(?:with )?(?:kind|kindest|best|warm|many)? ?"
			+ "(?:regards|wishes|thanks)|thanks|thank you|cheers|yours (?:sincerely|faithfully|truly)|sincerely|diolch"
			+ "|cofion(?: gorau| cynnes)?|-- ?)[ ,.!]*$");

	private static final Pattern SENTENCE_ENDS = Pattern.compile("(?<=[.!?])\\s+|\\n+");

	private static final Pattern GREETING = Pattern
		.compile("(?i)(?:dear|hi|hello|good (?:morning|afternoon|evening)|to whom|annwyl|bore da)\\b[^?]{0,60}");

	private static final Pattern ATTACHED = Pattern.compile("(?i)[^?]*\\b(?:attached|attach|enclosed|enclose)\\b[^?]*");

	private static final Pattern POLITE = Pattern.compile("(?i)(?:many |kind |best |with )*(?:thanks?|thank you|regards"
			+ "|wishes|received|noted|diolch|sent from my \\w+|get outlook for \\w+)\\b[^?]{0,60}");

	private static final Pattern ASKS = Pattern
		.compile("(?i)\\?|\\b(?:can ?not|can't|cant|unable|won't|will not|not able"
				+ "|apolog\\w*|sorry|need\\w*|please|could|would|interpret\\w*|afraid|scared|fright\\w*|safe\\w*|worr\\w*"
				+ "|urgent\\w*|change|late|leave|instead|let me know|ring|call|but|however|also)\\b");

	private static final int A_SENTENCE_OF_SUBSTANCE = 8;

	private Cover() {
	}

	/** What is left for somebody to read; empty where there is nothing. */
	static String remainsOf(String text) {
		var signed = SIGNED.matcher(text);
		String letter = signed.find() ? text.substring(0, signed.start()) : text;
		return Stream.of(SENTENCE_ENDS.split(letter))
			.map(String::strip)
			.filter((sentence) -> !sentence.isEmpty() && !isCover(sentence))
			.filter((sentence) -> ASKS.matcher(sentence).find() || words(sentence) >= A_SENTENCE_OF_SUBSTANCE)
			.collect(Collectors.joining(" "))
			.toLowerCase(Locale.UK);
	}

	private static boolean isCover(String sentence) {
		boolean attached = ATTACHED.matcher(sentence).matches() && !saysSomethingBeside(sentence);
		return attached || GREETING.matcher(sentence).matches() || POLITE.matcher(sentence).matches();
	}

	/** "Attached is our report, but I cannot come": the second half is for somebody. */
	private static boolean saysSomethingBeside(String sentence) {
		return sentence.toLowerCase(Locale.UK)
			.matches(".*\\b(?:but|cannot|can not|can't|unable|apolog\\w*|sorry|interpret\\w*|afraid|scared|fright\\w*"
					+ "|urgent\\w*|could you|let me know|need)\\b.*");
	}

	private static int words(String sentence) {
		return sentence.split("\\s+").length;
	}

}
