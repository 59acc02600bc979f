package io.convenor.outcomes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Guides;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.people.Authority;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;

/** The outcome and plan by mail: to each entitled invitee alone, in words for them. */
@Component
class OutcomeLetters {

	/** They hear from the chair or need not know: never written to. */
	private static final Set<Role> NOT_TOLD = Set.of(Role.CHAIR, Role.MINUTE_TAKER);

	/** They may be told, when the chair says so. */
	private static final Set<Role> TOLD_WHEN_CHOSEN = Set.of(Role.SUPPORTER, Role.RELATIVE);

	private final ITemplateEngine templates;

	private final Deliveries deliveries;

	private final NextClocks clocks;

	private final Summaries summaries;

	private final Guides guides;

	private final RiskAssessments assessments;

	private final Authority authority;

	OutcomeLetters(ITemplateEngine templates, Deliveries deliveries, NextClocks clocks, Summaries summaries,
			Guides guides, RiskAssessments assessments, Authority authority) {
		this.summaries = summaries;
		this.guides = guides;
		this.templates = templates;
		this.deliveries = deliveries;
		this.clocks = clocks;
		this.assessments = assessments;
		this.authority = authority;
	}

	/** Who may be told. The family of an allegations meeting is not part of it. */
	Set<UUID> entitled(Conference conference) {
		return conference.invitees()
			.stream()
			.filter((invitee) -> !NOT_TOLD.contains(invitee.role()))
			.filter((invitee) -> !conference.kind().allegations() || !invitee.family())
			.map(Invitee::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Who is told unless the chair says otherwise. */
	Set<UUID> entitledByDefault(Conference conference) {
		Set<UUID> entitled = entitled(conference);
		conference.invitees()
			.stream()
			.filter((invitee) -> TOLD_WHEN_CHOSEN.contains(invitee.role()))
			.map(Invitee::id)
			.forEach(entitled::remove);
		return entitled;
	}

	/**
	 * Writes to those the chair chose, but to nobody the rules do not entitle.
	 * @return how many
	 */
	int send(Outcome outcome, Conference conference) {
		Set<UUID> entitled = entitled(conference);
		List<Invitee> told = outcome.recipients()
			.stream()
			.filter(entitled::contains)
			.map((id) -> conference.invitee(id).orElseThrow())
			.toList();
		told.forEach((invitee) -> this.deliveries
			.enqueue(Parcel.of(OutcomeKeys.letter(conference.id(), invitee.id()), conference.id(), invitee.described(),
					new IndividualMail(this.authority.cpMailbox(), invitee.address(), invitee.name(),
							conference.reference() + ": outcome and actions", body(outcome, conference, invitee)))));
		return told.size();
	}

	private String body(Outcome outcome, Conference conference, Invitee invitee) {
		String template = invitee.family() ? "outcomes/for-family" : "outcomes/for-professional";
		return this.templates.process(template, model(outcome, conference, Map.of("name", invitee.name())));
	}

	/** The full record, for those who may open the library. */
	String record(Outcome outcome, Conference conference) {
		Context model = model(outcome, conference, Map.of());
		model.setVariable("risk", this.assessments.ofConference(conference.id()).orElse(null));
		return this.templates.process("outcomes/record", model);
	}

	private Context model(Outcome outcome, Conference conference, Map<String, Object> more) {
		var context = new Context(Locale.UK, more);
		context.setVariable("reference", conference.reference().value());
		context.setVariable("kind", this.guides.of(conference.kind()).forProfessionals());
		context.setVariable("heldOn", Dates.inWords(outcome.heldOn().orElseThrow()));
		context.setVariable("decision",
				outcome.decision().map((decision) -> decision.label(conference.kind())).orElse(""));
		context.setVariable("participation", outcome.participation().map(Participation::label).orElse(""));
		context.setVariable("heldAs", outcome.heldAs().map(Way::label).orElse(""));
		context.setVariable("areas",
				outcome.areas().stream().map((each) -> new Area(each.area().heading(), each.said())).toList());
		context.setVariable("category", outcome.category().map(Category::label).orElse(""));
		context.setVariable("dissent", outcome.dissent().orElse(""));
		context.setVariable("actions", actions(outcome, conference));
		context.setVariable("next",
				Stream
					.concat(this.summaries.nextMeeting(outcome, conference),
							this.clocks.forThoseTold(outcome, conference).stream())
					.toList());
		context.setVariable("authority", this.authority.name());
		context.setVariable("telephone", this.authority.telephone());
		context.setVariable("mailbox", this.authority.cpMailbox());
		return context;
	}

	private static List<Line> actions(Outcome outcome, Conference conference) {
		return outcome.actions()
			.stream()
			.map((action) -> new Line(action.what(),
					conference.invitee(action.owner()).map(Invitee::described).orElse(""), Dates.inWords(action.due())))
			.toList();
	}

	/** One area of a review as its record shows it. */
	public record Area(String heading, String said) {
	}

	/** One action as a letter shows it. */
	public record Line(String what, String owner, String due) {
	}

}
