package io.convenor.outcomes;

import java.util.Optional;
import java.util.stream.Stream;

import io.convenor.conference.Kind;

/**
 * What the record of a Child in Care review covers, however the review was held. What was
 * said about each is for the record, never for a channel.
 */
public enum ReviewArea {

	PERMANENCE_PLAN("Permanence plan"),

	LEGAL_STATUS("Legal status"),

	PLACEMENT("Placement"),

	HEALTH("Health"),

	IDENTITY("Identity"),

	EMOTIONAL_WELLBEING("Emotional wellbeing"),

	EDUCATION("Education"),

	FAMILY_RELATIONSHIPS("Family relationships"),

	PATHWAY_PLAN("Pathway plan");

	private final String label;

	ReviewArea(String label) {
		this.label = label;
	}

	/** What it is called in a record. */
	public String heading() {
		return this.label;
	}

	/** What a form asks for; it says so where it may be left out. */
	public String label() {
		return optional() ? this.label + ", where it applies" : this.label;
	}

	/** Whether it does not apply to every child, so that it may be left empty. */
	public boolean optional() {
		return this == PATHWAY_PLAN;
	}

	/** What the record of a kind of meeting must cover: nothing but for a review. */
	public static Stream<ReviewArea> of(Kind kind) {
		return kind.careReview() ? Stream.of(values()) : Stream.empty();
	}

	/** The area with a name, as a card sends it back. */
	public static Optional<ReviewArea> named(String name) {
		return Stream.of(values()).filter((area) -> area.name().equals(name)).findFirst();
	}

}
