package io.convenor.chat.conversations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.chat.booking.RiskFields;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.RiskForm;
import io.convenor.drafts.Ids;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLog.Conversation;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.Visit;
import io.convenor.outcomes.WritingDownConversations;
import io.convenor.timescales.Dates;

/**
 * What is filled in about visits: when one is planned, and after one without assessment.
 */
@Component
class VisitForm {

	private static final String PERSON = ConversationForm.PERSON;

	private static final String DATE = "visitDate";

	private static final String TIME = "visitTime";

	private static final String PLACE = "visitPlace";

	private static final String VISIT = "visit";

	private static final String REASON = ConversationForm.REASON;

	private static final List<Option> TIMES = Stream
		.iterate(LocalTime.of(7, 0), (time) -> !time.isAfter(LocalTime.of(20, 45)), (time) -> time.plusMinutes(15))
		.map((time) -> new Option(time.toString(), time.toString()))
		.toList();

	private final ConversationLogs logs;

	private final WritingDownConversations visits;

	private final Clock clock;

	VisitForm(ConversationLogs logs, WritingDownConversations visits, Clock clock) {
		this.logs = logs;
		this.visits = visits;
		this.clock = clock;
	}

	/** Plans a visit, moves one, or calls one off. */
	static void plan(Card.Builder card, Checklist checklist, int longest) {
		card.field(Field.choice(PERSON, "Whom you go to see").hint("Choose one").options(people(checklist, longest)))
			.field(Field.date(DATE, "On which day"))
			.field(Field.choice(TIME, "At what time").hint("Choose one").options(TIMES))
			.field(Field.text(PLACE, "Where, in neutral words and without an address (may be empty)")
				.hint("at the placement")
				.atMost(Visit.LONGEST_PLACE))
			.note("I write to nobody about a visit, so please tell them yourself.");
		checklist.risks().askedFor().ifPresent((rule) -> card.section((section) -> {
			section.heading("Risk assessment of this visit")
				.text("Before a visit is planned, a risk assessment is asked for (%s). Record it here, unless it is recorded already:"
					.formatted(rule.source()));
			recorded(section, checklist, longest);
			RiskFields.show(section, Optional.empty());
		}));
		card.section((section) -> section.button(Button.press(ConversationActions.PLAN_VISIT, "Plan this visit")));
		if (!checklist.visits().isEmpty()) {
			card.section((section) -> callOff(section, checklist, longest));
		}
	}

	private static List<Option> people(Checklist checklist, int longest) {
		return checklist.people()
			.stream()
			.map((person) -> new Option(person.id().toString(), Card.shortened(person.described(), longest)))
			.toList();
	}

	private static void recorded(Card.Builder section, Checklist checklist, int longest) {
		List<String> all = checklist.people()
			.stream()
			.flatMap((person) -> checklist.risks()
				.of(person.id())
				.map((risk) -> "%s: %s, assessed on %s".formatted(Card.shortened(person.described(), longest),
						risk.finding().label(), Dates.inWords(risk.doneOn())))
				.stream())
			.toList();
		if (all.isEmpty()) {
			section.note("None is recorded yet.");
		}
		all.forEach(section::point);
	}

	private static void callOff(Card.Builder section, Checklist checklist, int longest) {
		section.heading("Visits planned");
		if (longest > ConversationForm.SHORTENED) {
			checklist.visits().forEach((visit) -> section.point(inWords(checklist, visit, longest)));
		}
		section.note("To move one, plan it again with its new time and place.")
			.field(Field.choice(VISIT, "Visit to call off")
				.hint("Choose one")
				.options(checklist.visits()
					.stream()
					.map((visit) -> new Option(visit.person().toString(), inWords(checklist, visit, longest)))
					.toList()))
			.button(Button.press(ConversationActions.CALL_OFF_VISIT, "Yes, call it off")
				.asking("Call a visit off",
						"The visit you chose is taken off the list and out of your day. I write to nobody about it."));
	}

	private static String inWords(Checklist checklist, Visit visit, int longest) {
		return Card.shortened(checklist.described(visit.person()), longest) + ", " + Dates.inWords(visit.startsAt());
	}

	/** Asks for the assessment that was not there when people were seen. */
	static void explain(Card.Builder card, Checklist checklist, Conversation held, int longest) {
		checklist.seenUnassessed(held).forEach((person) -> card.point(Card.shortened(person, longest)));
		card.text("You saw them in person on %s; the conversation is saved. ".formatted(Dates.inWords(held.heldOn()))
				+ "The rules ask for a risk assessment before a visit (%s). "
					.formatted(checklist.risks().askedFor().map((rule) -> rule.source()).orElse(""))
				+ "If there was one, please record it. If not, please say why; that is no reproach.")
			.section((section) -> {
				section.heading("The risk assessment");
				RiskFields.show(section, Optional.empty());
			})
			.section((section) -> section
				.field(Field.paragraph(REASON, "Or why there was none before (up to 500 characters)").atMost(500))
				.note("Either goes into the case note."));
	}

	/**
	 * Records the assessment that was filled in, if any, and then plans: where it says
	 * that it is not safe it is kept all the same, and the visit is refused.
	 */
	void plan(Desk desk, Reading reading) {
		Optional<UUID> person = reading.chosen(PERSON, "Please choose whom you go to see.");
		Optional<LocalDate> date = reading.optionalDate(DATE);
		if (date.isEmpty()) {
			reading.refuse(DATE, "Please say on which day you go.");
		}
		Optional<LocalTime> time = reading.oneOf(TIME, Option.values(TIMES)).map(LocalTime::parse);
		if (time.isEmpty()) {
			reading.refuse(TIME, "Please choose a time.");
		}
		RiskForm risk = risk(desk, reading);
		reading.requireNoProblems();
		risk.assessed()
			.ifPresent(
					(found) -> this.visits.assess(desk.conference(), desk.reader(), person.stream().toList(), found));
		this.visits.planVisit(desk.conference(), desk.reader(), new Visit.Wish(person.orElseThrow(),
				date.orElseThrow().atTime(time.orElseThrow()), reading.typed(PLACE).orElse(null)));
	}

	void callOff(Desk desk, Reading reading) {
		UUID person = reading.chosen(VISIT)
			.orElseThrow(() -> new Refused(VISIT, "Please choose one of the visits that are planned."));
		this.visits.callOffVisit(desk.conference(), desk.reader(), person);
	}

	/** The reason goes in first: once the assessment is there, none may be needed. */
	void explain(Desk desk, Reading reading) {
		Conversation held = held(desk);
		RiskForm risk = risk(desk, reading);
		String because = reading.typed(REASON).map(String::strip).orElse("");
		if (risk.isEmpty() && because.isEmpty()) {
			reading.refuse(REASON, "Please record the risk assessment, or say why there was none.");
		}
		reading.requireNoProblems();
		if (!because.isEmpty()) {
			this.visits.explainUnassessed(desk.conference(), desk.reader(), held.id(), because);
		}
		risk.assessed()
			.ifPresent((found) -> this.visits.assess(desk.conference(), desk.reader(), checklist(desk).missedFor(held),
					found));
		if (because.isEmpty() && !checklist(desk).missedFor(held).isEmpty()) {
			throw new Refused(REASON, "The assessment is recorded, but it came after %s, or did not find it safe. "
				.formatted(Dates.inWords(held.heldOn())) + "Please also say why they were seen in person.");
		}
	}

	private Conversation held(Desk desk) {
		return Ids.read(desk.what())
			.flatMap((id) -> checklist(desk).log().conversation(id))
			.orElseThrow(() -> new Refused("Please look at the conversations again."));
	}

	private RiskForm risk(Desk desk, Reading reading) {
		boolean asked = checklist(desk).risks().askedFor().isPresent();
		RiskForm form = RiskForm.of((field) -> asked ? reading.typed(field) : Optional.empty(),
				Dates.today(this.clock));
		if (!form.isEmpty()) {
			form.problems().forEach(reading::refuse);
		}
		return form;
	}

	private Checklist checklist(Desk desk) {
		return this.logs.checklist(desk.conference(), desk.reader()).orElseThrow();
	}

}
