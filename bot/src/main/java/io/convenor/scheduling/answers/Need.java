package io.convenor.scheduling.answers;

import java.util.Optional;
import java.util.stream.Stream;

/** What somebody needs to take part. */
public enum Need {

	INTERPRETER("interpreter"), ADVOCATE("advocate"), ACCESS("access to the building"),
	TECHNOLOGY("help with technology"), CHILDCARE("childcare"), SEPARATE_WAITING("separate waiting");

	private final String label;

	Need(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** The need with a name, as a card sends it back. */
	public static Optional<Need> named(String name) {
		return Stream.of(values()).filter((need) -> need.name().equals(name)).findFirst();
	}

}
