package io.convenor.outcomes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.WorkingDays;

/** The clocks that start when a meeting has been held and decided. */
@Component
class NextClocks {

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final Deadlines deadlines;

	NextClocks(RuleSets ruleSets, WorkingDays workingDays, Deadlines deadlines) {
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.deadlines = deadlines;
	}

	/** The clock of the meeting itself stops, those that follow start. */
	void start(Outcome outcome, Conference conference) {
		var heldOn = outcome.heldOn().orElseThrow();
		RuleSet rules = this.ruleSets.kept(conference.ruleSet());
		this.deadlines.stop(conference.id(), conference.kind().heldWithin(), heldOn);
		keys(outcome.decision().orElseThrow(), conference.kind())
			.forEach((key) -> this.deadlines.start(conference.id(), key, rules, heldOn));
	}

	/** When each of them is due, the nearest first. */
	List<DueDate> after(Outcome outcome, Conference conference) {
		var heldOn = outcome.heldOn().orElseThrow();
		RuleSet rules = this.ruleSets.kept(conference.ruleSet());
		return keys(outcome.decision().orElseThrow(), conference.kind()).stream()
			.map((key) -> rules.timescale(key).dueFrom(heldOn, this.workingDays))
			.sorted((one, other) -> one.date().compareTo(other.date()))
			.toList();
	}

	private static Set<TimescaleKey> keys(Decision decision, Kind kind) {
		Set<TimescaleKey> keys = new LinkedHashSet<>();
		keys.add(TimescaleKey.OUTCOME_SENT);
		if (kind.childProtection()) {
			keys.add(TimescaleKey.MINUTES_DISTRIBUTED);
		}
		if (decision == Decision.CHILD_PROTECTION_PLAN) {
			keys.add(TimescaleKey.FIRST_CORE_GROUP);
			keys.add(TimescaleKey.FIRST_RCPC);
		}
		if (decision == Decision.PLAN_CONTINUES) {
			keys.add(TimescaleKey.LATER_RCPC);
		}
		if (kind.careReview()) {
			keys.add(TimescaleKey.CIC_DECISIONS_TO_MANAGER);
			keys.add(TimescaleKey.CIC_REPORT_DISTRIBUTED);
			keys.add((kind == Kind.FIRST_CARE_REVIEW) ? TimescaleKey.SECOND_CIC_REVIEW : TimescaleKey.LATER_CIC_REVIEW);
		}
		if (decision == Decision.ENQUIRIES_CONTINUE) {
			keys.add(TimescaleKey.ASV_REVIEW);
		}
		return keys;
	}

}
