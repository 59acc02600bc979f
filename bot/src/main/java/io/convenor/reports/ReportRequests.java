package io.convenor.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.people.Role;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.WorkingDays;

/** Asks each agency for its report as soon as a conference is booked. */
@Component
class ReportRequests {

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final HolidaysInForce holidays;

	private final Requests requests;

	private final ReportLetters letters;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final Clock clock;

	ReportRequests(Conferences conferences, RuleSets ruleSets, WorkingDays workingDays, HolidaysInForce holidays,
			Requests requests, ReportLetters letters, Deliveries deliveries, AuditTrail audit, Clock clock) {
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.holidays = holidays;
		this.requests = requests;
		this.letters = letters;
		this.deliveries = deliveries;
		this.audit = audit;
		this.clock = clock;
	}

	/** Runs in the transaction that books: asked and booked, or neither. */
	@EventListener
	void ask(ConferenceBooked booked) {
		Conference conference = this.conferences.get(booked.conference());
		if (conference.kind().allegations()) {
			// No rule set has a clock for reports there, and a request that goes astray
			// could reach somebody who must not know.
			return;
		}
		this.holidays.hold();
		RuleSet rules = this.ruleSets.kept(conference.ruleSet());
		Map<Role, Integer> counted = new EnumMap<>(Role.class);
		Set<String> asked = new HashSet<>();
		for (Invitee invitee : conference.invitees()) {
			if (invitee.role().reports() && !invitee.family() && asked.add(agencyOf(invitee))) {
				ask(conference, invitee, rules, counted.merge(invitee.role(), 1, Integer::sum));
			}
		}
	}

	private void ask(Conference conference, Invitee invitee, RuleSet rules, int count) {
		DueDate due = rules.timescale(clock(conference.kind(), invitee.role()))
			.dueFrom(conference.startsAt().toLocalDate(), this.workingDays);
		String label = (count == 1) ? invitee.role().label() : invitee.role().label() + " " + count;
		Instant now = this.clock.instant();
		var request = new Request(UUID.randomUUID(), conference.id(), invitee.id(), invitee.agency().strip(),
				invitee.role(), label, invitee.address(), invitee.name(), due.date(), due.explanation(), now, null);
		this.requests.add(request);
		this.deliveries.enqueue(Parcel.of(request.key(), conference.id(), invitee.described(),
				this.letters.request(conference, request)));
		this.audit.record("reports", "asked for a report", conference.id(), conference.reference().value(), label);
	}

	static TimescaleKey clock(Kind kind, Role role) {
		if (role != Role.SOCIAL_WORKER) {
			return TimescaleKey.AGENCY_REPORT;
		}
		return switch (kind) {
			case INITIAL_CONFERENCE -> TimescaleKey.SOCIAL_WORKER_REPORT_ICPC;
			case FIRST_REVIEW_CONFERENCE, LATER_REVIEW_CONFERENCE, PRE_BIRTH_REVIEW_CONFERENCE ->
				TimescaleKey.SOCIAL_WORKER_REPORT_RCPC;
			case FIRST_CARE_REVIEW, SECOND_CARE_REVIEW, LATER_CARE_REVIEW ->
				TimescaleKey.SOCIAL_WORKER_REPORT_CIC_REVIEW;
			case CORE_GROUP_MEETING -> TimescaleKey.AGENCY_REPORT;
			case ALLEGATIONS_MEETING, ALLEGATIONS_REVIEW ->
				throw new IllegalArgumentException("An allegations meeting has no such clock");
		};
	}

	/**
	 * Two people of one agency in one role write one report; nameless agencies never
	 * match.
	 */
	private static String agencyOf(Invitee invitee) {
		String agency = invitee.agency().isBlank() ? invitee.address() : invitee.agency();
		return invitee.role().name() + " "
				+ String.join(" ", List.of(agency.strip().toLowerCase(Locale.UK).split("\\s+")));
	}

}
