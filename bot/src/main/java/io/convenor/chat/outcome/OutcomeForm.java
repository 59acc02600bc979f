package io.convenor.chat.outcome;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Decision;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.conference.readers.Called;
import io.convenor.outcomes.Action;
import io.convenor.outcomes.Category;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.DecidedFor;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.OutcomeDecisions;
import io.convenor.outcomes.OutcomeFields;
import io.convenor.outcomes.Participation;
import io.convenor.outcomes.ReviewArea;
import io.convenor.timescales.Dates;

/** The steps in which a chair fills an outcome in. */
@Component
class OutcomeForm {

	private static final String A_CHILD = "child";

	private static final int LONGEST_AREA = 1000;

	private static final int ON_A_PAGE = 15;

	private static final int LONGEST = 220;

	private static final int SHORTENED = 60;

	private static final int ACTIONS_ON_A_PAGE = 6;

	/** So many that their names are shortened where one of them is to be chosen. */
	private static final int MANY = 25;

	private final ConversationLogs logs;

	private final Clock clock;

	private final QuorumQuestion quorum;

	private final OutcomeDecisions decisions;

	OutcomeForm(ConversationLogs logs, Clock clock, QuorumQuestion quorum, OutcomeDecisions decisions) {
		this.logs = logs;
		this.decisions = decisions;
		this.quorum = quorum;
		this.clock = clock;
	}

	Card decision(Outcome outcome, Conference conference) {
		int sheet = outcome.childAsked(conference);
		Child child = conference.children().get(sheet);
		String whose = conference.ofSeveralChildren() ? " for " + child.described() : "";
		Card.Builder card = begin(conference, Outcome.Page.DECISION,
				(conference.kind().decisions().isEmpty() ? "when it was held" : "what was decided") + whose);
		if (sheet == 0) {
			whenHeld(card, outcome, conference);
		}
		ofTheChild(card, said(outcome, conference, sheet), conference);
		if (sheet == 0) {
			method(card, outcome, conference);
			dissent(card, outcome, conference.kind());
		}
		card.button(Button.press(OutcomeButtons.DECIDE, next(conference, sheet)));
		if (sheet > 0) {
			card.button(turnTo(Outcome.Page.DECISION, "Back").with(OutcomeFields.SHEET, String.valueOf(sheet - 1)));
		}
		return card.build();
	}

	private static String next(Conference conference, int sheet) {
		if (sheet + 1 < conference.children().size()) {
			return "Next: " + conference.children().get(sheet + 1).label();
		}
		return ReviewArea.askedFor(conference).findAny().isPresent() ? "Next: the record" : "Next: actions";
	}

	/**
	 * What was said of a child; brothers and sisters are offered what was decided for the
	 * one before, but never how that one took part.
	 */
	private static Optional<DecidedFor> said(Outcome outcome, Conference conference, int sheet) {
		return outcome.child(conference.children().get(sheet).number())
			.or(() -> outcome.childBefore(conference, sheet).map(DecidedFor::asOffered));
	}

	private void whenHeld(Card.Builder card, Outcome outcome, Conference conference) {
		if (this.decisions.isStillToCome(conference)) {
			card.field(Field.toggle(OutcomeFields.TOOK_PLACE,
					"It is booked for a time that is still to come. Was it held early?",
					"Yes, it has taken place already"));
		}
		this.quorum.ask(card, conference);
		LocalDate today = Dates.today(this.clock);
		LocalDate booked = this.logs.heldOn(conference).orElse(conference.startsAt().toLocalDate());
		card.field(Field.date(OutcomeFields.HELD_ON, "Held on")
			.value(outcome.heldOn().orElse(booked.isAfter(today) ? today : booked)));
	}

	/** What is each child's own. */
	private static void ofTheChild(Card.Builder card, Optional<DecidedFor> said, Conference conference) {
		Kind kind = conference.kind();
		List<Decision> open = kind.decisions();
		if (!open.isEmpty()) {
			card.field(Field.choice(OutcomeFields.DECISION, "Decision")
				.expanded()
				.options(decisions(kind))
				.value(said.map(DecidedFor::decision).map(Decision::name).orElse(null)));
		}
		if (open.stream().anyMatch(Decision::plan)) {
			card.field(Field
				.choice(OutcomeFields.CATEGORY, "Category, if there is a child protection plan (never posted)")
				.hint("Choose one")
				.options(Stream.of(Category.values()).map((one) -> new Option(one.name(), one.label())).toList())
				.value(said.map(DecidedFor::category).map(Category::name).orElse(null)));
		}
		if (kind.participation() != Kind.Recorded.NEVER) {
			String unborn = kind.maybeUnborn() ? " (leave empty for a child who is not born yet)" : "";
			card.field(Field.choice(OutcomeFields.PARTICIPATION, "How the child or young person took part" + unborn)
				.hint("Choose one")
				.options(Stream.of(Participation.values()).map((one) -> new Option(one.name(), one.label())).toList())
				.value(said.map(DecidedFor::participation).map(Participation::name).orElse(null)));
		}
		card.field(Field
			.date(OutcomeFields.NEXT_MEETING, conference.guide().nextMeeting() + ", on (leave empty if not agreed)")
			.value(said.map(DecidedFor::nextMeetingOn).map(LocalDate::toString).orElse(null)));
	}

	private static void dissent(Card.Builder card, Outcome outcome, Kind kind) {
		if (!kind.decisions().isEmpty()) {
			card.field(Field.paragraph(OutcomeFields.DISSENT,
					"Dissent: who disagreed and why, if anybody did. It is never posted in a channel: it goes into the record, and by mail to the professionals you tell. You read each letter first.")
				.value(outcome.dissent().orElse(null)));
		}
	}

	/** What a kind of meeting can decide, to choose from. */
	private static List<Option> decisions(Kind kind) {
		return kind.decisions().stream().map((one) -> new Option(one.name(), one.label())).toList();
	}

	/** By which method a review was held. */
	private static void method(Card.Builder card, Outcome outcome, Conference conference) {
		if (conference.kind().careReview()) {
			card.field(Field.choice(OutcomeFields.HELD_AS, "Method by which the review was held")
				.options(Stream.of(Way.values())
					.filter(conference.way()::mayTurnOut)
					.map((way) -> new Option(way.name(), way.label()))
					.toList())
				.value(outcome.heldAs().filter(conference.way()::mayTurnOut).orElse(conference.way()).name()));
		}
	}

	/** What the record of a review says, area by area. */
	Card areas(Outcome outcome, Conference conference) {
		Card.Builder card = begin(conference, Outcome.Page.AREAS, "what the record says");
		card.text("The record covers each of these areas. It goes into the library, and never into a channel.");
		Map<ReviewArea, String> said = outcome.areas()
			.stream()
			.collect(Collectors.toMap((covered) -> covered.area(), (covered) -> covered.said()));
		ReviewArea.of(conference.kind())
			.forEach((area) -> card
				.field(Field.paragraph(area.name(), area.label()).atMost(LONGEST_AREA).value(said.get(area))));
		return card.button(Button.press(OutcomeButtons.COVER, "Next: actions"))
			.button(turnTo(Outcome.Page.DECISION, "Back"))
			.build();
	}

	Card actions(Outcome outcome, Conference conference, Page page) {
		try {
			return actions(outcome, conference, page,
					(conference.invitees().size() > MANY) ? SHORTENED : Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return actions(outcome, conference, page, SHORTENED);
		}
	}

	private Card actions(Outcome outcome, Conference conference, Page page, int longest) {
		Card.Builder card = begin(conference, Outcome.Page.ACTIONS, "who does what by when");
		Pages<Action> actions = new Pages<>(outcome.actions(), ACTIONS_ON_A_PAGE, page.number());
		actions.items(card, "action", (action) -> Card.shortened(action.what(), longest),
				(section, action) -> listed(section, action, conference, longest));
		if (actions.several()) {
			card.section((section) -> actions.ontoLive(section, page));
		}
		boolean areas = ReviewArea.askedFor(conference).findAny().isPresent();
		if (outcome.actions().isEmpty()) {
			card.text("There are no actions yet.");
		}
		return card
			.section((section) -> section.heading("Add an action")
				.field(Field.paragraph(OutcomeFields.WHAT, "What is to be done").atMost(500))
				.field(Field.choice(OutcomeFields.OWNER, "Who does it")
					.hint("Choose one")
					.options(people(conference, longest)))
				.field(Field.date(OutcomeFields.DUE, "By when"))
				.button(Button.press(OutcomeButtons.ADD, "Add this action")))
			.button(Button.press(OutcomeButtons.NEXT, "Next: who is told"))
			.button(turnTo(areas ? Outcome.Page.AREAS : Outcome.Page.DECISION, "Back"))
			.build();
	}

	private static void listed(Card.Builder card, Action action, Conference conference, int longest) {
		String owner = conference.invitee(action.owner()).map(Invitee::described).orElse("");
		card.note("%s, by %s".formatted(Card.shortened(owner, longest), Dates.inWords(action.due())))
			.button(Button.press(OutcomeButtons.REMOVE, "Remove").with(OutcomeFields.ACTION, action.id().toString()));
	}

	Card recipients(Outcome outcome, Conference conference, Set<UUID> entitled, List<Called> called, Page page) {
		Pages<Invitee> people = new Pages<>(
				conference.invitees().stream().filter((invitee) -> entitled.contains(invitee.id())).toList(), ON_A_PAGE,
				page.number());
		List<Option> options = people.shown()
			.stream()
			.map((invitee) -> new Option(invitee.id().toString(), Card.shortened(invitee.described(), LONGEST)))
			.toList();
		String among = people.several()
				? people.shown().stream().map((each) -> each.id().toString()).collect(Collectors.joining(",")) : "";
		Card.Builder card = begin(conference, Outcome.Page.RECIPIENTS, "who is told by mail");
		if (options.isEmpty()) {
			card.text("Nobody invited to this meeting is entitled to its outcome by mail.");
		}
		else {
			card.field(Field
				.choices(OutcomeFields.RECIPIENTS, "The outcome and plan go to each of them in a letter of their own")
				.options(options)
				.value(outcome.recipients()
					.stream()
					.filter((each) -> people.shown().stream().anyMatch((invitee) -> invitee.id().equals(each)))
					.map(UUID::toString)
					.collect(Collectors.joining(","))));
			if (people.several()) {
				card.section((section) -> people.onto(section,
						(number, title) -> Button.press(OutcomeButtons.TELL_SOME, title)
							.with(OutcomeFields.AMONG, among)
							.with(OutcomeButtons.PEOPLE, String.valueOf(number))));
			}
		}
		named(card, outcome, conference);
		if (!conference.kind().isRestricted()) {
			called(card, conference, called);
		}
		return card
			.button(Button.press(OutcomeButtons.TELL, "Next: see what goes out").with(OutcomeFields.AMONG, among))
			.button(turnTo(Outcome.Page.ACTIONS, "Back"))
			.build();
	}

	/**
	 * Family reads of those who do something by their role, unless the chair says
	 * otherwise.
	 */
	private static void named(Card.Builder card, Outcome outcome, Conference conference) {
		boolean family = conference.invitees().stream().anyMatch(Invitee::family);
		List<Option> owners = outcome.actions()
			.stream()
			.map(Action::owner)
			.distinct()
			.flatMap((id) -> conference.invitee(id).stream())
			.filter((invitee) -> !invitee.family())
			.map((invitee) -> new Option(invitee.id().toString(), Card.shortened(invitee.described(), SHORTENED)))
			.toList();
		if (family && !owners.isEmpty()) {
			card.field(Field.choices(OutcomeFields.NAMED,
					"Letters to family say by role who does something. Whom may they name? (nobody, if you choose none)")
				.options(owners)
				.value(outcome.named().stream().map(UUID::toString).collect(Collectors.joining(","))));
		}
	}

	/** Names that cannot be known otherwise: nicknames, and those of children. */
	private static void called(Card.Builder card, Conference conference, List<Called> called) {
		card.section((section) -> {
			section.heading("Nicknames, and names of children")
				.note("I leave these out, too, wherever a name must not stand.");
			section.items("name", called, (each) -> "%s: %s".formatted(each.name(), whose(each, conference)),
					(line, each) -> line.button(Button.press(OutcomeButtons.UNCALL, "Remove")
						.with(OutcomeFields.CALLED_NO_MORE, each.name())));
			List<Option> whose = Stream
				.concat(Stream.of(new Option(A_CHILD, "A child")), people(conference, SHORTENED).stream())
				.toList();
			section.field(Field.text(OutcomeFields.CALLED, "Somebody is also called").atMost(60))
				.field(Field.choice(OutcomeFields.CALLED_OF, "Who that is").hint("Choose one").options(whose))
				.button(Button.press(OutcomeButtons.CALL, "Add this name"));
		});
	}

	private static String whose(Called called, Conference conference) {
		UUID invitee = called.invitee();
		return (invitee != null) ? conference.invitee(invitee).map(Invitee::described).orElse("somebody else")
				: "a child";
	}

	static Button turnTo(Outcome.Page page, String title) {
		return Button.press(OutcomeButtons.TURN, title).with(OutcomeFields.PAGE, page.name());
	}

	static Card.Builder begin(Conference conference, Outcome.Page page, String what) {
		List<Outcome.Page> pages = Stream.of(Outcome.Page.values())
			.filter((each) -> each != Outcome.Page.QUESTIONS)
			.filter((each) -> each != Outcome.Page.AREAS || ReviewArea.askedFor(conference).findAny().isPresent())
			.toList();
		String title = "Outcome of " + conference.reference();
		if (page == Outcome.Page.QUESTIONS) {
			return Card.saying("Outcome of %s", conference.reference()).heading("%s: %s".formatted(title, what));
		}
		return Card.saying("Outcome of %s", conference.reference())
			.heading("%s (%d of %d): %s".formatted(title, pages.indexOf(page) + 1, pages.size(), what))
			.note("%s, %s %s".formatted(conference.kind().label(),
					conference.way().inTheCalendar() ? "booked for" : "by conversations,", conference.when()));
	}

	/** Those who can do something afterwards, by role and agency, with their names. */
	private static List<Option> people(Conference conference, int longest) {
		return conference.invitees()
			.stream()
			.map((invitee) -> new Option(invitee.id().toString(),
					Card.shortened(role(invitee) + " (" + invitee.name() + ")", longest)))
			.toList();
	}

	private static String role(Invitee invitee) {
		return invitee.agency().isBlank() ? invitee.role().label() : invitee.role().label() + ", " + invitee.agency();
	}

}
