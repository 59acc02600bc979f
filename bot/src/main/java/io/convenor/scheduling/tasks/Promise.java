package io.convenor.scheduling.tasks;

/** What letters promise that no machine can do, each with the role that does it. */
enum Promise {

	/** A letter to somebody with a place in the room says that they are met. */
	MET_AT_THE_RECEPTION("The administration team", "Meet %s at the reception and take them to %s."),

	/** A letter to somebody who is excluded says that the chair reads their views. */
	VIEWS_ARE_HEARD("The chair",
			"Find out what %s wants the meeting to know: they were asked to write or ring. Read it, and tell the meeting."),

	/** A letter to somebody who is excluded says that they can ask how it ended. */
	EXCLUDED_HEARS_THE_DECISION("The chair",
			"Decide with the social worker how %s hears what was decided, and see that they do."),

	/** A letter to somebody who takes part apart says until when they are told. */
	HEARS_THE_DECISION("The chair",
			"See that %s hears what was decided, by the letter or from somebody: they were not there for all of it."),

	/**
	 * Why they take part apart is gone, and whether they still do is the chair's to say.
	 */
	PART_IS_DECIDED_AGAIN("The chair", "Decide whether %s still takes part apart: whom they must not meet is not "
			+ "invited any more. “Keep people apart” lets them take part in all of it. Tick this off if it stays so."),

	/** A letter to whoever said what they need says that they hear what is arranged. */
	NEEDS_ARE_MET("The chair",
			"See that %s has what they need (%s), and tell them before the meeting what is arranged."),

	/** A letter about the outcome says that they are told what it could not say. */
	ACTION_IS_TOLD("The chair",
			"Tell %s what they are to do, when they ring and otherwise by ringing them: their letter "
					+ "about the outcome could only say that there is something."),

	/** What everybody reads of a review says that the child is offered a talk. */
	CHILD_IS_OFFERED_A_TALK("The chair", "Offer %s a talk before the day.");

	private final String role;

	private final String sentence;

	Promise(String role, String sentence) {
		this.role = role;
		this.sentence = sentence;
	}

	/** Whose task it is. */
	String role() {
		return this.role;
	}

	/** What is to be done, for whoever looks after the conference. */
	String inWords(String whom, String place) {
		return this.sentence.formatted(whom, place);
	}

}
