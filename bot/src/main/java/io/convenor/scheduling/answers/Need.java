package io.convenor.scheduling.answers;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody needs to take part. */
public enum Need {

	INTERPRETER("interpreter", "an interpreter"), ADVOCATE("advocate", "an advocate"),
	ACCESS("access to the building", "a way into the building that fits"),
	TECHNOLOGY("help with technology", "help with the telephone or the computer"), CHILDCARE("childcare", "childcare"),
	SEPARATE_WAITING("separate waiting", "somewhere to wait apart from others");

	private final String label;

	private final String words;

	Need(String label, String words) {
		this.label = label;
		this.words = words;
	}

	/** What it is to whoever needs it. */
	String inWords() {
		return this.words;
	}

	public String label() {
		return this.label;
	}

	/** The need with a name, as a card sends it back. */
	public static Optional<Need> named(String name) {
		return Stream.of(values()).filter((need) -> need.name().equals(name)).findFirst();
	}

}
