package io.convenor.conference;

import java.util.Optional;
import java.util.stream.Stream;

import io.convenor.timescales.TimescaleKey;

/** The kinds of meeting, each with the clock that says by when it must be held. */
public enum Kind {

	INITIAL_CONFERENCE("Initial child protection conference", TimescaleKey.ICPC_HELD, "the strategy discussion"),

	FIRST_REVIEW_CONFERENCE("First review child protection conference", TimescaleKey.FIRST_RCPC,
			"the initial conference"),

	LATER_REVIEW_CONFERENCE("Later review child protection conference", TimescaleKey.LATER_RCPC, "the last conference"),

	PRE_BIRTH_REVIEW_CONFERENCE("Review child protection conference after a pre-birth conference",
			TimescaleKey.PRE_BIRTH_RCPC_FROM_ICPC, "the initial conference"),

	CORE_GROUP_MEETING("Core group meeting", TimescaleKey.FIRST_CORE_GROUP, "the conference"),

	FIRST_CARE_REVIEW("First Child in Care review", TimescaleKey.FIRST_CIC_REVIEW, "entering care"),

	SECOND_CARE_REVIEW("Second Child in Care review", TimescaleKey.SECOND_CIC_REVIEW, "the first review"),

	LATER_CARE_REVIEW("Later Child in Care review", TimescaleKey.LATER_CIC_REVIEW, "the last review"),

	ALLEGATIONS_MEETING("Allegations meeting", TimescaleKey.ASV_MEETING, "the referral"),

	ALLEGATIONS_REVIEW("Allegations review", TimescaleKey.ASV_REVIEW, "the last allegations meeting");

	private final String label;

	private final TimescaleKey heldWithin;

	private final String countsFrom;

	Kind(String label, TimescaleKey heldWithin, String countsFrom) {
		this.label = label;
		this.heldWithin = heldWithin;
		this.countsFrom = countsFrom;
	}

	/** What people call it. */
	public String label() {
		return this.label;
	}

	/** The clock within which it must be held. */
	public TimescaleKey heldWithin() {
		return this.heldWithin;
	}

	/** What its clock counts from, in words. */
	public String countsFrom() {
		return this.countsFrom;
	}

	/** Whether it decides on a child protection plan. */
	public boolean childProtection() {
		return this == INITIAL_CONFERENCE || reviewsAPlan();
	}

	/** Whether it decides if a child protection plan goes on. */
	public boolean reviewsAPlan() {
		return this == FIRST_REVIEW_CONFERENCE || this == LATER_REVIEW_CONFERENCE
				|| this == PRE_BIRTH_REVIEW_CONFERENCE;
	}

	/** Whether it is a Child in Care review. */
	public boolean careReview() {
		return this == FIRST_CARE_REVIEW || this == SECOND_CARE_REVIEW || this == LATER_CARE_REVIEW;
	}

	/**
	 * Whether it is about somebody who works with children: a world apart, of which the
	 * person it is about may not know.
	 */
	public boolean allegations() {
		return this == ALLEGATIONS_MEETING || this == ALLEGATIONS_REVIEW;
	}

	/** The kind with a name, as a card sends it back. */
	public static Optional<Kind> named(String name) {
		return Stream.of(values()).filter((kind) -> kind.name().equals(name)).findFirst();
	}

}
