package io.convenor.conference;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of meeting, each with the clock that says by when it must be held. */
public enum Kind {

	INITIAL_CONFERENCE("Initial child protection conference", "icpc-held", "the strategy discussion"),

	FIRST_REVIEW_CONFERENCE("First review child protection conference", "first-rcpc-held", "the initial conference"),

	LATER_REVIEW_CONFERENCE("Later review child protection conference", "later-rcpc-held", "the last conference"),

	FIRST_CARE_REVIEW("First Child in Care review", "first-cic-review-held", "entering care"),

	SECOND_CARE_REVIEW("Second Child in Care review", "second-cic-review-held", "the first review"),

	LATER_CARE_REVIEW("Later Child in Care review", "later-cic-review-held", "the last review"),

	ALLEGATIONS_MEETING("Allegations meeting", "asv-meeting-held", "the referral");

	private final String label;

	private final String heldWithin;

	private final String countsFrom;

	Kind(String label, String heldWithin, String countsFrom) {
		this.label = label;
		this.heldWithin = heldWithin;
		this.countsFrom = countsFrom;
	}

	/** What people call it. */
	public String label() {
		return this.label;
	}

	/** The key of the timescale within which it must be held. */
	public String heldWithin() {
		return this.heldWithin;
	}

	/** What its clock counts from, in words. */
	public String countsFrom() {
		return this.countsFrom;
	}

	/** Whether it decides on a child protection plan. */
	public boolean childProtection() {
		return this == INITIAL_CONFERENCE || this == FIRST_REVIEW_CONFERENCE || this == LATER_REVIEW_CONFERENCE;
	}

	/** Whether it is a Child in Care review. */
	public boolean careReview() {
		return this == FIRST_CARE_REVIEW || this == SECOND_CARE_REVIEW || this == LATER_CARE_REVIEW;
	}

	/** The kind with a name, as a card sends it back. */
	public static Optional<Kind> named(String name) {
		return Stream.of(values()).filter((kind) -> kind.name().equals(name)).findFirst();
	}

}
