package io.convenor.conference;

/** How much of a conference somebody may know. */
public enum Knowledge {

	/** Not even that there is such a conference. */
	NOTHING,

	/** That there is one: its reference, how it stands, who has it now, and counts. */
	THAT_IT_EXISTS,

	/** All of it, as those do who look after it. */
	THE_WHOLE

}
