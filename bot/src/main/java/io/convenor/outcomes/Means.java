package io.convenor.outcomes;

/** How a conversation was had. */
public enum Means {

	TELEPHONE("By telephone"), TEAMS("On Teams"), IN_PERSON("In person"), LETTER("By letter or email");

	private final String label;

	Means(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
