package io.convenor.people;

/** In which capacity one of the authority's chairs runs a meeting. */
public enum Capacity {

	/** A chair or reviewing officer who is independent of the case. */
	INDEPENDENT_CHAIR("an independent chair", "independent chairs"),

	/** A lead child protection practitioner, who may have worked on the case. */
	LEAD_PRACTITIONER("a lead practitioner", "lead practitioners");

	private final String inWords;

	private final String several;

	Capacity(String inWords, String several) {
		this.inWords = inWords;
		this.several = several;
	}

	/** "a lead practitioner". */
	public String inWords() {
		return this.inWords;
	}

	/** "lead practitioners". */
	public String several() {
		return this.several;
	}

}
