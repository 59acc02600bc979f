package io.convenor.outcomes;

import java.util.UUID;

/**
 * The names of what is filled in about an outcome, the same on its cards and in the room.
 */
public final class OutcomeFields {

	public static final String HELD_ON = "heldOn";

	public static final String TOOK_PLACE = "tookPlace";

	public static final String HELD_AS = "heldAs";

	public static final String DISSENT = "dissent";

	public static final String DECISION = "decision";

	public static final String CATEGORY = "category";

	public static final String PARTICIPATION = "participation";

	public static final String NEXT_MEETING = "nextMeetingOn";

	public static final String WHAT = "what";

	public static final String OWNER = "owner";

	public static final String DUE = "due";

	/** Which action a button is about. */
	public static final String ACTION = "action";

	public static final String RECIPIENTS = "recipients";

	/** Of whom the card asks it; the others stay as they were. */
	public static final String AMONG = "among";

	public static final String NAMED = "named";

	public static final String CALLED = "called";

	public static final String CALLED_OF = "calledOf";

	/** Whose name is taken off the list again. */
	public static final String CALLED_NO_MORE = "calledNoMore";

	/** The step a button leads to, and which part of it. */
	public static final String PAGE = "page";

	public static final String SHEET = "sheet";

	private OutcomeFields() {
	}

	/** What happens with the words a question is about. */
	public static String choice(UUID question) {
		return "choice-" + question;
	}

	/** The words in their place. */
	public static String words(UUID question) {
		return question.toString();
	}

}
