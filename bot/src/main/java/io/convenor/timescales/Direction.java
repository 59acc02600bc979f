package io.convenor.timescales;

/** On which side of the day it counts from a due date lies. */
public enum Direction {

	/** Due this long before the day. */
	BEFORE("before"),

	/** Due this long after the day. */
	AFTER("after"),

	/** Due within this time after the day. */
	AT_MOST("after");

	private final String side;

	Direction(String side) {
		this.side = side;
	}

	/** "at most 3 months after", "2 working days before". */
	String phrase(String amount) {
		return ((this == AT_MOST) ? "at most " : "") + amount + " " + this.side;
	}

	String side() {
		return this.side;
	}

	int sign() {
		return (this == BEFORE) ? -1 : 1;
	}

}
