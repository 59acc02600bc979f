package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import io.convenor.conference.LateDecisions;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Timetables;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Reader;
import io.convenor.conference.readers.Readers;
import io.convenor.conference.readers.Readership;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.PaperLetters;
import io.convenor.delivery.Parcel;
import io.convenor.people.Authority;
import io.convenor.people.Hears;
import io.convenor.timescales.Dates;

/** The outcome and plan by mail: to each entitled invitee alone, in words for them. */
@Component
class OutcomeLetters {

	private static final String ASK_US = "There is something for you to do that cannot be written in this letter. "
			+ "Please answer this mail or ring us, and we tell you what it is.";

	private final ITemplateEngine templates;

	private final Deliveries deliveries;

	private final NextClocks clocks;

	private final Summaries summaries;

	private final Guides guides;

	private final RiskAssessments assessments;

	private final Separations separations;

	private final Readers readers;

	private final Authority authority;

	private final Timetables timetables;

	private final LateDecisions decisions;

	private final PaperLetters papers;

	OutcomeLetters(ITemplateEngine templates, Deliveries deliveries, NextClocks clocks, Summaries summaries,
			Guides guides, RiskAssessments assessments, Separations separations, Readers readers, Authority authority,
			Timetables timetables, LateDecisions decisions, PaperLetters papers) {
		this.papers = papers;
		this.timetables = timetables;
		this.decisions = decisions;
		this.readers = readers;
		this.separations = separations;
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
			.filter((invitee) -> invitee.hears() != Hears.NOTHING)
			.filter((invitee) -> !conference.kind().allegations() || !invitee.family())
			.map(Invitee::id)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Who is told unless the chair says otherwise. */
	Set<UUID> entitledByDefault(Conference conference) {
		Set<UUID> entitled = entitled(conference);
		conference.invitees()
			.stream()
			.filter((invitee) -> !invitee.toldByDefault())
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
		Readership readership = this.readers.of(conference);
		told.forEach((invitee) -> send(outcome, conference, invitee, body(outcome, conference, invitee, readership)));
		return told.size();
	}

	private void send(Outcome outcome, Conference conference, Invitee invitee, String body) {
		String key = OutcomeKeys.letter(conference.id(), invitee.id());
		invitee.mailbox()
			.ifPresentOrElse(
					(mailbox) -> this.deliveries.enqueue(
							Parcel
								.of(key, conference.id(), invitee.described(),
										new IndividualMail(this.authority.cpMailbox(), mailbox, invitee.name(),
												subject(outcome, conference, invitee), body))
								.to(invitee.id())),
					() -> this.papers.write(key, conference.id(), conference.reference().value(), invitee.id(),
							invitee.described(), PaperLetters.What.OUTCOME, body));
	}

	/** The family recognises their meeting without a name in it. */
	private static String subject(Outcome outcome, Conference conference, Invitee invitee) {
		if (!invitee.family()) {
			return conference.reference() + ": outcome and actions";
		}
		String meeting = conference.way().inTheCalendar() ? "Your meeting on %s: outcome, %s"
				: "What was decided on %s: outcome, %s";
		return meeting.formatted(Dates.dayAndMonth(outcome.heldOn().orElseThrow()), conference.reference());
	}

	private String body(Outcome outcome, Conference conference, Invitee invitee, Readership readership) {
		String template = invitee.family() ? "outcomes/for-family" : "outcomes/for-professional";
		Context model = model(outcome, conference, Map.of("name", invitee.name()));
		model.setVariable("chair", conference.chair().name());
		model.setVariable("chairsPart", this.guides.of(conference.kind()).chairsPart());
		model.setVariable("onPaper", invitee.mailbox().isEmpty());
		leaveOutWhatIsNotTheirs(model, invitee);
		Reader reader = readership.letterTo(invitee);
		model.setVariable("actions", lines(reader, outcome, conference, invitee));
		model.setVariable("dissent",
				outcome.dissent()
					.filter((_) -> invitee.hears().theDissent())
					.map((said) -> reader.reads(said).text())
					.orElse(""));
		return this.templates.process(template, model);
	}

	/** How much of it somebody hears belongs to their role. */
	private static void leaveOutWhatIsNotTheirs(Context model, Invitee invitee) {
		Hears hears = invitee.hears();
		model.setVariable("theirPartOnly", !hears.theDecision());
		if (!hears.theDecision()) {
			model.setVariable("decision", "");
			model.setVariable("category", "");
			model.setVariable("next", List.of());
		}
	}

	private static List<Action> actionsFor(Outcome outcome, Invitee invitee) {
		return invitee.hears().theDecision() ? outcome.actions()
				: outcome.actions().stream().filter((action) -> action.owner().equals(invitee.id())).toList();
	}

	/**
	 * What somebody is to do themselves stands in their letter, if only that it is there.
	 */
	private static List<Line> lines(Reader reader, Outcome outcome, Conference conference, Invitee invitee) {
		List<Line> lines = new ArrayList<>();
		for (Action action : actionsFor(outcome, invitee)) {
			String what = reader.reads(action.what(), action.owner()).text();
			boolean own = action.owner().equals(invitee.id());
			if (!what.isBlank() || own) {
				lines.add(new Line(what.isBlank() ? ASK_US : what,
						conference.invitee(action.owner()).map(reader::calls).orElse(""), Dates.inWords(action.due())));
			}
		}
		return lines;
	}

	/**
	 * What letters leave out because it tells of somebody their reader is kept apart
	 * from, in a sentence for the chair each.
	 */
	List<String> leftOut(Outcome outcome, Conference conference) {
		List<String> sentences = new ArrayList<>();
		Readership readership = this.readers.of(conference);
		for (UUID id : outcome.recipients()) {
			conference.invitee(id).ifPresent((invitee) -> {
				Reader reader = readership.letterTo(invitee);
				long actions = actionsFor(outcome, invitee).stream()
					.filter((each) -> !reader.reads(each.what(), each.owner()).text().equals(each.what()))
					.count();
				boolean dissent = invitee.hears().theDissent()
						&& outcome.dissent().filter((said) -> !reader.reads(said).text().equals(said)).isPresent();
				if (actions > 0 || dissent) {
					sentences
						.add("The letter to %s leaves out %s, since that tells of somebody they are kept apart from."
							.formatted(invitee.described(), leftOut(actions, dissent)));
				}
			});
		}
		return sentences;
	}

	private static String leftOut(long actions, boolean dissent) {
		String lines = (actions == 1) ? "1 action" : actions + " actions";
		return (actions == 0) ? "the dissent" : dissent ? lines + " and the dissent" : lines;
	}

	/** The full record, for those who may open the library. */
	String record(Outcome outcome, Conference conference) {
		Context model = model(outcome, conference, Map.of());
		model.setVariable("excluded", excluded(conference));
		model.setVariable("late", late(outcome, conference));
		model.setVariable("risk", this.assessments.ofConference(conference.id()).orElse(null));
		return this.templates.process("outcomes/record", model);
	}

	/** That it was held late, and who decided so; empty where it was in time. */
	private String late(Outcome outcome, Conference conference) {
		LocalDate day = outcome.heldOn().orElseThrow();
		return this.timetables.of(conference)
			.lastDay()
			.filter((entry) -> entry.due() != null && day.isAfter(entry.due()))
			.map((entry) -> LateDecisions.howLate(day, Objects.requireNonNull(entry.due()),
					entry.rule().key().isLaw() ? "the last lawful date" : "the last date that local procedure allows"))
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
		Context note = model(outcome, checklist.conference(), Map.of());
		note.setVariable("note", CaseNote.of(checklist));
		return this.templates.process("outcomes/case-note", note);
	}

	private Context model(Outcome outcome, Conference conference, Map<String, Object> more) {
		var context = new Context(Locale.UK, more);
		context.setVariable("reference", conference.reference().value());
		context.setVariable("onPaper", false);
		context.setVariable("kind", this.guides.of(conference.kind()).forProfessionals());
		context.setVariable("method", conference.way().label());
		context.setVariable("byConversations", !conference.way().inTheCalendar());
		context.setVariable("heldOn", Dates.inWords(outcome.heldOn().orElseThrow()));
		context.setVariable("decision",
				outcome.decision().map((decision) -> decision.label(conference.kind())).orElse(""));
		context.setVariable("participation", outcome.participation().map(Participation::label).orElse(""));
		context.setVariable("heldAs", method(outcome, conference).map(Way::label).orElse(""));
		context.setVariable("areas",
				outcome.areas().stream().map((each) -> new Area(each.area().heading(), each.said())).toList());
		context.setVariable("category", outcome.category().map(Category::label).orElse(""));
		context.setVariable("dissent", outcome.dissent().orElse(""));
		context.setVariable("actions", lines(conference, outcome.actions()));
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

	/** A review says its method; so does whatever was held without a meeting. */
	private static Optional<Way> method(Outcome outcome, Conference conference) {
		return outcome.heldAs().or(() -> Optional.of(conference.way()).filter((way) -> !way.inTheCalendar()));
	}

	private static List<Line> lines(Conference conference, List<Action> actions) {
		return actions.stream()
			.map((action) -> new Line(action.what(),
					conference.invitee(action.owner()).map(Invitee::described).orElse(""), Dates.inWords(action.due())))
			.toList();
	}

	/** One area of a review as its record shows it. */
	public record Area(String heading, String said) {
	}

	/** Somebody who was not invited to any part, as the record says it. */
	public record Excluded(String who, String reason) {
	}

	/** One action as a letter shows it. */
	public record Line(String what, String owner, String due) {
	}

}
