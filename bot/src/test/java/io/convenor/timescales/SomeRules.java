package io.convenor.timescales;

/** The rule sets that are shipped. */
public final class SomeRules {

	public static final RuleSetVersion WOKINGHAM = new RuleSetVersion("wokingham", 1);

	public static final RuleSetVersion HILLSHIRE = new RuleSetVersion("hillshire", 1);

	private SomeRules() {
	}

}
