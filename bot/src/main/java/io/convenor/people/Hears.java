package io.convenor.people;

/** How much of an outcome the letter to somebody in a role tells. */
public enum Hears {

	/** No letter is written to them. */
	NOTHING,

	/** That it was held, and the actions that are theirs. */
	WHAT_CONCERNS_THEM,

	/** What was decided and who does what, but not who disagreed. */
	WHAT_WAS_DECIDED,

	/** All that was recorded for those who carry the plan, dissent included. */
	EVERYTHING;

	/** Whether the decision is among it. */
	public boolean theDecision() {
		return compareTo(WHAT_WAS_DECIDED) >= 0;
	}

	/** Whether it is among it who disagreed. */
	public boolean theDissent() {
		return this == EVERYTHING;
	}

}
