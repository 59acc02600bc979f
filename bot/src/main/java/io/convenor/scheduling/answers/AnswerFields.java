package io.convenor.scheduling.answers;

/**
 * What is filled in about who takes part and who was there, as cards and room call it.
 */
public final class AnswerFields {

	public static final String RESPONSE = "response";

	public static final String TAKES_PART = "takesPart";

	public static final String REASON = "reason";

	public static final String NOTE = "note";

	public static final String WHO = "who";

	public static final String THERE = "there";

	public static final String UNKNOWN = "unknown";

	public static final String WHO_IT_WAS = "whoItWas";

	public static final String UNTIL = "until";

	private AnswerFields() {
	}

}
