package io.convenor.people;

/**
 * Whether somebody comes as family or for an agency; it decides what they are sent and
 * when.
 */
public enum Standing {

	FAMILY("Family"), PROFESSIONAL("Professional");

	private final String label;

	Standing(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

}
