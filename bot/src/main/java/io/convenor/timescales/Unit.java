package io.convenor.timescales;

/** What a timescale counts in. */
public enum Unit {

	/** Monday to Friday and not a bank holiday in England and Wales. */
	WORKING_DAYS("working day"),

	/** Calendar days. */
	DAYS("day"),

	/** Calendar months: the same day of the month, or the last day of a shorter month. */
	MONTHS("month"),

	/** Hours on the clock, running through nights and weekends. */
	HOURS("hour");

	private final String one;

	Unit(String one) {
		this.one = one;
	}

	/** "1 working day", "15 working days". */
	public String count(int value) {
		return value + " " + ((value == 1) ? this.one : this.one + "s");
	}

}
