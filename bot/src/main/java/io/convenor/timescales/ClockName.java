package io.convenor.timescales;

/**
 * The name of a clock, as rule sets, kinds of meeting and tables hold it:
 * {@code icpc-held}. Which clocks there are is for the files to say.
 */
public record ClockName(String value) {

	private static final String WORDS = "[a-z0-9]+(-[a-z0-9]+)*";

	/**
	 * @throws IllegalArgumentException if it is not small letters and digits with hyphens
	 */
	public ClockName {
		if (!value.matches(WORDS)) {
			throw new IllegalArgumentException("A clock is called by small letters and hyphens, not " + value + ".");
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}
