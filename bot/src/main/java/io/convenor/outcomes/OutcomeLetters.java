package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Offices;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.Timetables;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Reader;
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

	/** Stands for each name, where letters to several say the same. */
	private static final String SOMEBODY = "(name)";

	private static final String ASK_US = "There is something for you to do that cannot be written in this letter. "
			+ "Please answer this mail or ring us, and we tell you what it is.";

	private final ITemplateEngine templates;

	private final Deliveries deliveries;

	private final NextClocks clocks;

	private final Summaries summaries;

	private final RiskAssessments assessments;

	private final Separations separations;

	private final Authority authority;

	private final Offices offices;

	private final Timetables timetables;

	private final LateDecisions decisions;

	private final PaperLetters papers;

	OutcomeLetters(ITemplateEngine templates, Deliveries deliveries, NextClocks clocks, Summaries summaries,
			RiskAssessments assessments, Separations separations, Authority authority, Offices offices,
			Timetables timetables, LateDecisions decisions, PaperLetters papers) {
		this.papers = papers;
		this.timetables = timetables;
		this.decisions = decisions;
		this.separations = separations;
		this.summaries = summaries;
		this.templates = templates;
		this.deliveries = deliveries;
		this.clocks = clocks;
		this.assessments = assessments;
		this.authority = authority;
		this.offices = offices;
	}

	/** Who may be told. The family of an allegations meeting is not part of it. */
	Set<UUID> entitled(Conference conference) {
		return conference.invitees()
			.stream()
			.filter((invitee) -> invitee.hears() != Hears.NOTHING)
			.filter((invitee) -> conference.guide().forTheFamily() || !invitee.family())
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
	int send(Readings readings) {
		Conference conference = readings.conference();
		List<Invitee> told = readings.told(entitled(conference));
		List<Parcel> mails = new ArrayList<>();
		for (Invitee invitee : told) {
			String key = OutcomeKeys.letter(conference.id(), invitee.id());
			String body = body(readings, invitee, invitee.name());
			invitee.mailbox()
				.ifPresentOrElse(
						(mailbox) -> mails.add(Parcel
							.of(key, conference.id(), invitee.described(),
									new IndividualMail(this.offices.of(conference.kind()).mailbox(), mailbox,
											invitee.name(), subject(readings.outcome(), conference, invitee), body))
							.to(invitee.id())),
						() -> this.papers.write(
								key, conference.id(), conference.reference().value(), new PaperLetters.To(invitee.id(),
										conference.everyInvitee(invitee), invitee.described()),
								PaperLetters.What.OUTCOME, body, null));
		}
		this.deliveries.enqueueAll(mails);
		return told.size();
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

	/**
	 * Every letter as its reader gets it; those that say the same but for the name are
	 * one.
	 */
	List<Draft.Letter> drafts(Readings readings) {
		Map<String, List<Invitee>> same = new LinkedHashMap<>();
		readings.told(entitled(readings.conference()))
			.forEach((invitee) -> same
				.computeIfAbsent(body(readings, invitee, SOMEBODY) + heldBack(readings, invitee),
						(_) -> new ArrayList<>())
				.add(invitee));
		return same.values()
			.stream()
			.map((to) -> new Draft.Letter(to,
					LetterInWords.of(body(readings, to.getFirst(), (to.size() == 1) ? to.getFirst().name() : SOMEBODY)),
					heldBack(readings, to.getFirst())))
			.toList();
	}

	/** To whom it is mailed who disagreed. */
	List<Invitee> toldOfDissent(Readings readings) {
		return readings.told(entitled(readings.conference()))
			.stream()
			.filter((invitee) -> !readings.dissent(invitee).text().isBlank())
			.toList();
	}

	private String body(Readings readings, Invitee invitee, String name) {
		String template = invitee.family() ? "outcomes/for-family" : "outcomes/for-professional";
		Context model = model(readings.outcome(), readings.conference(), Map.of("name", name));
		model.setVariable("chair", readings.conference().chair().name());
		model.setVariable("chairsPart", readings.conference().guide().readBy(invitee.role()).chairsPart());
		model.setVariable("onPaper", invitee.mailbox().isEmpty());
		leaveOutWhatIsNotTheirs(model, invitee);
		model.setVariable("actions", lines(readings, invitee));
		model.setVariable("dissent", readings.dissent(invitee).text());
		return this.templates.process(template, model);
	}

	/** How much of it somebody hears belongs to their role. */
	private static void leaveOutWhatIsNotTheirs(Context model, Invitee invitee) {
		boolean decision = invitee.hears().theDecision();
		model.setVariable("theirPartOnly", !decision);
		if (!decision) {
			model.setVariable("children", List.of());
			model.setVariable("next", List.of());
		}
	}

	/**
	 * What somebody is to do themselves stands in their letter, if only that there is
	 * something.
	 */
	static List<Line> lines(Readings readings, Invitee invitee) {
		Reader reader = readings.reader(invitee);
		List<Line> lines = new ArrayList<>();
		for (Action action : readings.actions(invitee)) {
			String what = readings.inLetter(action, invitee).text();
			boolean lost = readings.loses(invitee, action);
			if (lost || !what.isBlank()) {
				lines.add(new Line(lost ? ASK_US : what,
						readings.conference().invitee(action.owner()).map(reader::calls).orElse(""),
						Dates.inWords(action.due())));
			}
		}
		return lines;
	}

	/** Those whose letter says only that there is something for them to do. */
	List<Invitee> toBeTold(Readings readings) {
		return readings.told(entitled(readings.conference()))
			.stream()
			.filter((invitee) -> readings.actions(invitee)
				.stream()
				.anyMatch((action) -> readings.loses(invitee, action)))
			.toList();
	}

	/** What is not in somebody's letter, and why not. */
	private static List<Draft.HeldBack> heldBack(Readings readings, Invitee invitee) {
		return Stream
			.concat(readings.actions(invitee).stream().map((action) -> readings.inLetter(action, invitee)),
					Stream.of(readings.dissent(invitee)))
			.flatMap((reading) -> reading.passages().stream())
			.filter((passage) -> !passage.because().isEmpty() && !passage.isRead())
			.map((passage) -> new Draft.HeldBack(passage.said(), passage.because()))
			.toList();
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
		Context note = model(outcome, checklist.conference(), Map.of());
		note.setVariable("note", CaseNote.of(checklist));
		return this.templates.process("outcomes/case-note", note);
	}

	private Context model(Outcome outcome, Conference conference, Map<String, Object> more) {
		var context = new Context(Locale.UK, more);
		context.setVariable("reference", conference.reference().value());
		context.setVariable("onPaper", false);
		context.setVariable("kind", conference.guide().forProfessionals());
		context.setVariable("method", conference.way().label());
		context.setVariable("byConversations", !conference.way().inTheCalendar());
		context.setVariable("heldOn", Dates.inWords(outcome.heldOn().orElseThrow()));
		context.setVariable("children", children(outcome, conference));
		context.setVariable("heldAs", method(outcome, conference).map(Way::label).orElse(""));
		context.setVariable("areas",
				outcome.areas().stream().map((each) -> new Area(each.area().heading(), each.said())).toList());
		context.setVariable("dissent", outcome.dissent().orElse(""));
		context.setVariable("actions", lines(conference, outcome.actions()));
		context.setVariable("next",
				Stream
					.concat(this.summaries.nextMeeting(outcome, conference),
							this.clocks.forThoseTold(outcome, conference).stream())
					.toList());
		context.setVariable("authority", this.authority.name());
		context.setVariable("telephone", this.offices.telephone(conference.kind()));
		context.setVariable("mailbox", this.offices.of(conference.kind()).mailbox());
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

	private static List<OfAChild> children(Outcome outcome, Conference conference) {
		return outcome.children()
			.stream()
			.map((each) -> new OfAChild(
					conference.ofSeveralChildren() ? conference.child(each.child()).map(Child::described).orElse("")
							: "",
					Optional.ofNullable(each.decision()).map((decision) -> decision.label()).orElse(""),
					Optional.ofNullable(each.category()).map(Category::label).orElse(""),
					Optional.ofNullable(each.participation()).map(Participation::label).orElse("")))
			.toList();
	}

	/**
	 * What was decided for one child, as a letter shows it; what is empty is not shown.
	 *
	 * @param whose which child, where there are several
	 */
	public record OfAChild(String whose, String decision, String category, String participation) {
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
