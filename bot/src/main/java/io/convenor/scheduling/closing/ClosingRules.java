package io.convenor.scheduling.closing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TeamsMeetings.Allowed;
import io.convenor.timescales.TeamsMeetings.Answer;
import io.convenor.timescales.TeamsMeetings.Chat;
import io.convenor.timescales.TeamsMeetings.Option;
import io.convenor.timescales.TeamsMeetings.Presenting;
import io.convenor.timescales.TeamsMeetings.When;
import io.convenor.timescales.TeamsMeetings.Who;
import io.convenor.timescales.UnknownRuleSetException;

/** What the meeting of a conference may let people do, by the rules it keeps. */
@Component
class ClosingRules {

	private static final String NO_RULES = "The rules of this conference are not there";

	private static final Allowed NOTHING = new Allowed(new Option(Answer.NOT_ALLOWED, NO_RULES),
			new Option(Answer.NOT_ALLOWED, NO_RULES), new Chat(When.NEVER, NO_RULES),
			new Presenting(Who.THE_CHAIR_ALONE, NO_RULES));

	private final RuleSets ruleSets;

	ClosingRules(RuleSets ruleSets, Kinds kinds) {
		this.ruleSets = ruleSets;
		refuseKindsThatAreNotThere(ruleSets.all(), kinds);
	}

	/** A misspelt kind would be held to other rules than somebody believes. */
	static void refuseKindsThatAreNotThere(List<RuleSet> all, Kinds kinds) {
		Set<String> known = kinds.all().stream().map(Kind::name).collect(Collectors.toSet());
		all.forEach((rules) -> rules.teamsMeetings()
			.kinds()
			.stream()
			.filter((kind) -> !known.contains(kind))
			.forEach((kind) -> {
				throw new IllegalArgumentException(
						"The rule set %s names a kind of meeting under teams-meeting that there is not: %s. It must be one of: %s."
							.formatted(rules.inWords(), kind,
									known.stream().sorted().collect(Collectors.joining(", "))));
			}));
	}

	/** Where nobody can tell, nothing is allowed. */
	Allowed of(Conference conference) {
		try {
			return this.ruleSets.kept(conference.rules()).teamsMeetings().of(conference.kind().name());
		}
		catch (UnknownRuleSetException ex) {
			return NOTHING;
		}
	}

}
