package io.convenor.outcomes;

/**
 * How a child took part in their meeting, by the codes of the Department for Education
 * for children looked after; conferences use the same.
 */
public enum Participation {

	PN0("under 4 years old"),

	PN1("was there and spoke for themselves"),

	PN2("was there, and an advocate spoke for them"),

	PN3("was there, and gave their views without words"),

	PN4("was there, but gave no views and nobody spoke for them"),

	PN5("was not there, but an advocate spoke for them"),

	PN6("was not there, but sent their views"),

	PN7("was not there and gave no views");

	private final String words;

	Participation(String words) {
		this.words = words;
	}

	/** "PN1: was there and spoke for themselves". */
	public String label() {
		return name() + ": " + this.words;
	}

}
