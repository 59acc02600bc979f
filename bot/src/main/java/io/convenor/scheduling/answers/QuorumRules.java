package io.convenor.scheduling.answers;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Counting;
import io.convenor.people.Authority;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;

/** How those who are at a conference are counted, by the rule set it was booked under. */
@Component
class QuorumRules {

	private final RuleSets ruleSets;

	private final Authority authority;

	QuorumRules(RuleSets ruleSets, Authority authority) {
		this.ruleSets = ruleSets;
		this.authority = authority;
	}

	/**
	 * How it is counted; empty where a conference needs no quorum, or its rule set is not
	 * there any more.
	 */
	Optional<Counting> counting(Conference conference) {
		return (conference.kind().needsQuorum() && conference.way().inTheCalendar())
				? of(conference).map((rules) -> new Counting(rules.quoracy(), this.authority.name(),
						conference.kind().quorum().under(rules.quoracy())))
				: Optional.empty();
	}

	/** The rule set of a conference, where it is still there. */
	Optional<RuleSet> of(Conference conference) {
		try {
			return Optional.of(this.ruleSets.kept(conference.rules()));
		}
		catch (UnknownRuleSetException ex) {
			return Optional.empty();
		}
	}

}
