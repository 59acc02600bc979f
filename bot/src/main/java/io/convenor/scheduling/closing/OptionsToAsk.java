package io.convenor.scheduling.closing;

import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Offices;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.Meetings.Host;
import io.convenor.people.Role;
import io.convenor.timescales.TeamsMeetings.Allowed;

/** What is asked for so that a meeting is closed, by the rules of its conference. */
@Component
class OptionsToAsk {

	private final ClosingRules rules;

	private final Offices offices;

	OptionsToAsk(ClosingRules rules, Offices offices) {
		this.rules = rules;
		this.offices = offices;
	}

	/** Whether the rules of a conference let it be recorded. */
	boolean allowsRecording(Conference conference) {
		return this.rules.of(conference).recording().isAllowed();
	}

	/**
	 * The authority's account never comes to a meeting, so there the chair is made a
	 * co-organiser, as soon as they are invited.
	 */
	Asked of(Conference conference, Closing.Standing standing) {
		Host host = (standing.chairInvited() && isOrganisedByTheService(conference))
				? new Host(conference.chairId(), conference.chair().address()) : null;
		Allowed allowed = this.rules.of(conference);
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

}
