package io.convenor.conference;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.RuleSetVersion;

/**
 * By what rules the dates of a conference are counted, and from when.
 *
 * @param bornOn when the child was born, where a clock counts from that and it is known
 */
record Counted(String ruleSet, int ruleSetVersion, LocalDate countsFrom, @Nullable LocalDate bornOn) {

	static Counted under(RuleSetVersion rules, LocalDate countsFrom) {
		return new Counted(rules.name(), rules.version(), countsFrom, null);
	}

	RuleSetVersion rules() {
		return new RuleSetVersion(this.ruleSet, this.ruleSetVersion);
	}

	Counted from(LocalDate birth) {
		return new Counted(this.ruleSet, this.ruleSetVersion, this.countsFrom, birth);
	}

}
