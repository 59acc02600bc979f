package io.convenor.outcomes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Offices;
import io.convenor.conference.Voice;
import io.convenor.conference.Way;
import io.convenor.people.Authority;
import io.convenor.people.ForFamilies;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;

/** Fills in the letters and the records of an outcome. */
@Component
class OutcomePages {

	private static final String CORE_GROUP = "core group";

	private static final String PLAN = "child protection plan";

	private final LetterTexts texts;

	private final NextClocks clocks;

	private final Summaries summaries;

	private final Authority authority;

	private final Offices offices;

	private final ForFamilies forFamilies;

	OutcomePages(LetterTexts texts, NextClocks clocks, Summaries summaries, Authority authority, Offices offices,
			ForFamilies forFamilies) {
		this.forFamilies = forFamilies;
		this.texts = texts;
		this.clocks = clocks;
		this.summaries = summaries;
		this.authority = authority;
		this.offices = offices;
	}

	/** In which language and format one of those who are told reads it. */
	Voice voice(Conference conference, Invitee to, String template) {
		return this.texts.voice(conference, to, template);
	}

	/** A letter to one of those who are told. */
	String letter(Voice voice, String template, Context model) {
		model.setVariable("help", this.forFamilies.readBy(voice.reader().role() == Role.YOUNG_PERSON)
			.said((english) -> voice.said(english)));
		return this.texts.to(voice, template, model);
	}

	/** What a letter shows, in its language. */
	Context model(Outcome outcome, Conference conference, Function<Child, Optional<String>> names, Voice voice) {
		Context model = model(outcome, conference, names);
		model.setVariable("heldOn", voice.day(outcome.heldOn().orElseThrow()));
		model.setVariable("children",
				children(outcome, conference, names).stream()
					.map((each) -> each.said((english) -> voice.said(english)))
					.toList());
		return model;
	}

	/** What goes into the library. */
	String record(String template, Context model) {
		return this.texts.toAll(template, model);
	}

	/** What a record shows. */
	Context model(Outcome outcome, Conference conference) {
		return model(outcome, conference, (_) -> Optional.empty());
	}

	/**
	 * What every page shows.
	 * @param names the names of children that may stand in it
	 */
	Context model(Outcome outcome, Conference conference, Function<Child, Optional<String>> names) {
		var context = new Context(Locale.UK);
		context.setVariable("reference", conference.reference().value());
		context.setVariable("onPaper", false);
		context.setVariable("kind", conference.guide().forProfessionals());
		context.setVariable("method", conference.way().label());
		context.setVariable("byConversations", !conference.way().inTheCalendar());
		context.setVariable("heldOn", Dates.inWords(outcome.heldOn().orElseThrow()));
		context.setVariable("children", children(outcome, conference, names));
		context.setVariable("heldAs", method(outcome, conference).map(Way::label).orElse(""));
		context.setVariable("areas",
				outcome.areas().stream().map((each) -> new Area(each.area().heading(), each.said())).toList());
		context.setVariable("dissent", outcome.dissent().orElse(""));
		context.setVariable("actions", lines(conference, outcome.actions()));
		Function<Child, String> called = (child) -> names.apply(child).orElseGet(child::label);
		List<String> next = Stream
			.concat(this.summaries.nextMeeting(outcome, conference, called),
					this.clocks.forThoseTold(outcome, conference, called).stream())
			.toList();
		context.setVariable("next", next);
		context.setVariable("coreGroup",
				next.stream().anyMatch((line) -> line.toLowerCase(Locale.UK).contains(CORE_GROUP)));
		context.setVariable("authority", this.authority.name());
		context.setVariable("telephone", this.offices.telephone(conference.kind()));
		context.setVariable("mailbox", this.offices.of(conference.kind()).mailbox());
		return context;
	}

	/** A review says its method; so does whatever was held without a meeting. */
	private static Optional<Way> method(Outcome outcome, Conference conference) {
		return outcome.heldAs().or(() -> Optional.of(conference.way()).filter((way) -> !way.inTheCalendar()));
	}

	private static List<OutcomeLetters.Line> lines(Conference conference, List<Action> actions) {
		return actions.stream()
			.map((action) -> new OutcomeLetters.Line(action.what(),
					conference.invitee(action.owner()).map(Invitee::described).orElse(""), Dates.inWords(action.due())))
			.toList();
	}

	private static List<OfAChild> children(Outcome outcome, Conference conference,
			Function<Child, Optional<String>> names) {
		return outcome.children()
			.stream()
			.map((each) -> new OfAChild(
					conference.child(each.child())
						.filter((_) -> conference.ofSeveralChildren())
						.map((child) -> names.apply(child).orElseGet(child::described))
						.orElse(""),
					Optional.ofNullable(each.decision()).map((decision) -> decision.label()).orElse(""),
					Optional.ofNullable(each.category()).map(Category::label).orElse(""),
					Optional.ofNullable(each.participation()).map(Participation::label).orElse(""),
					Optional.ofNullable(each.decision())
						.filter((decision) -> decision.label().toLowerCase(Locale.UK).contains(PLAN))
						.isPresent()))
			.toList();
	}

	/**
	 * What was decided for one child, as a letter shows it; what is empty is not shown.
	 *
	 * @param whose which child, where there are several
	 * @param planned whether it is about a child protection plan, which is explained
	 */
	public record OfAChild(String whose, String decision, String category, String participation, boolean planned) {

		OfAChild said(UnaryOperator<String> words) {
			return new OfAChild(this.whose, words.apply(this.decision), words.apply(this.category), this.participation,
					this.planned);
		}

	}

	/** One area of a review as its record shows it. */
	public record Area(String heading, String said) {
	}

}
