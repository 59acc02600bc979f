package io.convenor.outcomes;

/**
 * The category of a child protection plan. It is for the record and the letters, never
 * for a channel.
 */
public enum Category {

	NEGLECT("Neglect"), PHYSICAL("Physical abuse"), EMOTIONAL("Emotional abuse"), SEXUAL("Sexual abuse");

	private final String label;

	Category(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
