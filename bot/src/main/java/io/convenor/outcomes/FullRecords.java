package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Timetables;

/** Writes what is kept of an outcome in the library, for those who may open it. */
@Component
class FullRecords {

	private final OutcomePages pages;

	private final RiskAssessments assessments;

	private final Separations separations;

	private final Timetables timetables;

	private final LateDecisions decisions;

	FullRecords(OutcomePages pages, RiskAssessments assessments, Separations separations, Timetables timetables,
			LateDecisions decisions) {
		this.pages = pages;
		this.assessments = assessments;
		this.separations = separations;
		this.timetables = timetables;
		this.decisions = decisions;
	}

	/** The full record. */
	String record(Outcome outcome, Conference conference) {
		Context model = this.pages.model(outcome, conference);
		model.setVariable("excluded", excluded(conference));
		model.setVariable("late", late(outcome, conference));
		model.setVariable("risk", this.assessments.ofConference(conference.id()).orElse(null));
		return this.pages.record("outcomes/record", model);
	}

	/** That it was held late, and who decided so; empty where it was in time. */
	private String late(Outcome outcome, Conference conference) {
		LocalDate day = outcome.heldOn().orElseThrow();
		return this.timetables.of(conference)
			.lastDay()
			.filter((entry) -> entry.due() != null && day.isAfter(entry.due()))
			.map((entry) -> LateDecisions.howLate(day, Objects.requireNonNull(entry.due()),
					entry.rule().law() ? "the last lawful date" : "the last date that local procedure allows"))
			.map((words) -> this.decisions.of(conference.id())
				.stream()
				.reduce((_, newest) -> newest)
				.map((decision) -> words + "; " + decision.inWords())
				.orElse(words + "; no decision of a manager is recorded"))
			.orElse("");
	}

	/** Who was not to be part of it, and why, which the record has to say. */
	private List<Excluded> excluded(Conference conference) {
		return this.separations.of(conference.id())
			.stream()
			.filter((each) -> each.manner() == Separation.Manner.EXCLUDED)
			.flatMap((each) -> conference.invitee(each.invitee())
				.map((invitee) -> new Excluded(invitee.described(), each.reason()))
				.stream())
			.toList();
	}

	/** The log of a conference that was held by conversations, for the same people. */
	String caseNote(Outcome outcome, Checklist checklist) {
		Context note = this.pages.model(outcome, checklist.conference());
		note.setVariable("note", CaseNote.of(checklist));
		return this.pages.record("outcomes/case-note", note);
	}

	/** Somebody who was not invited to any part, as the record says it. */
	public record Excluded(String who, String reason) {
	}

}
