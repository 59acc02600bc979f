package io.convenor.timescales;

import jakarta.validation.constraints.Max;

/**
 * A number of a rule set that is not a time: how many, of what, and who says so.
 *
 * @param value how many
 * @param unit of what, in words for people: "people"
 * @param direction "at least" or "at most"
 * @param source who says so
 */
public record Limit(@Max(Limit.LARGEST) int value, String unit, Bound direction, String source) {

	static final long LARGEST = 1000;

	/** "at most 4 people". */
	public String inWords() {
		return this.direction.inWords + " " + this.value + " " + this.unit;
	}

	/** Whether a limit is a floor or a ceiling. */
	public enum Bound {

		AT_LEAST("at least"), AT_MOST("at most");

		private final String inWords;

		Bound(String inWords) {
			this.inWords = inWords;
		}

	}

}
