package io.convenor.scheduling.closing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.conference.Offices;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.Meetings.Host;
import io.convenor.people.Role;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TeamsMeetings;
import io.convenor.timescales.TeamsMeetings.Allowed;
import io.convenor.timescales.TeamsMeetings.Answer;
import io.convenor.timescales.TeamsMeetings.Option;
import io.convenor.timescales.TeamsMeetings.Presenting;
import io.convenor.timescales.TeamsMeetings.When;
import io.convenor.timescales.TeamsMeetings.Who;
import io.convenor.timescales.UnknownRuleSetException;

/** What is asked for so that a meeting is closed, by the rules of its conference. */
@Component
class OptionsToAsk {

	private static final String NO_RULES = "The rules of this conference are not there";

	private static final Allowed NOTHING = new Allowed(new Option(Answer.NOT_ALLOWED, NO_RULES),
			new Option(Answer.NOT_ALLOWED, NO_RULES), new TeamsMeetings.Chat(When.NEVER, NO_RULES),
			new Presenting(Who.THE_CHAIR_ALONE, NO_RULES));

	private final Offices offices;

	private final RuleSets ruleSets;

	OptionsToAsk(Offices offices, RuleSets ruleSets, Kinds kinds) {
		this.offices = offices;
		this.ruleSets = ruleSets;
		refuseKindsThatAreNotThere(ruleSets.all(), kinds);
	}

	/** Whether the rules of a conference let it be recorded. */
	boolean allowsRecording(Conference conference) {
		return allowed(conference).recording().isAllowed();
	}

	/**
	 * The authority's account never comes to a meeting, so there the chair is made a
	 * co-organiser, as soon as they are invited.
	 */
	Asked of(Conference conference, Closing.Standing standing) {
		Host host = (standing.chairInvited() && isOrganisedByTheService(conference))
				? new Host(conference.chairId(), conference.chair().address()) : null;
		Allowed allowed = allowed(conference);
		List<String> presenters = conference.invitees()
			.stream()
			.filter((invitee) -> presents(allowed, invitee))
			.map(Invitee::address)
			.filter((address) -> standing.invited().stream().anyMatch(address::equalsIgnoreCase))
			.toList();
		return new Asked(host, standing.invited(), presenters, allowed.recording().isAllowed(),
				allowed.transcription().isAllowed(), switch (allowed.chat().when()) {
					case NEVER -> Chat.OFF;
					case DURING_THE_MEETING -> Chat.DURING_THE_MEETING;
					case ALWAYS -> Chat.ON;
				});
	}

	private static boolean presents(Allowed allowed, Invitee invitee) {
		return invitee.role() != Role.CHAIR && switch (allowed.presenting().who()) {
			case THE_CHAIR_ALONE -> false;
			case THE_CHAIR_AND_THE_MINUTE_TAKER -> invitee.role() == Role.MINUTE_TAKER;
			case PROFESSIONALS -> !invitee.family();
		};
	}

	String organiserId(Conference conference) {
		return this.offices.organiserId(conference.organiser()).orElseGet(conference::chairId);
	}

	boolean isOrganisedByTheService(Conference conference) {
		return this.offices.organiserId(conference.organiser()).isPresent();
	}

	/** A misspelt kind would be held to other rules than somebody believes. */
	private static void refuseKindsThatAreNotThere(List<RuleSet> all, Kinds kinds) {
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
	private Allowed allowed(Conference conference) {
		try {
			return this.ruleSets.kept(conference.rules()).teamsMeetings().of(conference.kind().name());
		}
		catch (UnknownRuleSetException ex) {
			return NOTHING;
		}
	}

}
