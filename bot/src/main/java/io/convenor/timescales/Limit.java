package io.convenor.timescales;

/**
 * A number of a rule set that is not a time: how many, of what, and who says so.
 *
 * @param value how many
 * @param unit of what, in words for people: "people"
 * @param direction "at least" or "at most"
 * @param source who says so
 */
public record Limit(int value, String unit, Bound direction, String source) {

	/** "at most 4 people". */
	public String inWords() {
		return this.direction.inFile() + " " + this.value + " " + this.unit;
	}

	/** Whether a limit is a floor or a ceiling. */
	public enum Bound {

		AT_LEAST("at least"), AT_MOST("at most");

		private final String inFile;

		Bound(String inFile) {
			this.inFile = inFile;
		}

		String inFile() {
			return this.inFile;
		}

	}

}
