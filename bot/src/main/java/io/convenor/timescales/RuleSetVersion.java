package io.convenor.timescales;

/** Which rule set something was counted under: its name, and the version of its file. */
public record RuleSetVersion(String name, int version) {

	/** "wokingham, version 1". */
	public String inWords() {
		return this.name + ", version " + this.version;
	}

}
