package io.convenor.chat.conversations;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.drafts.Ids;
import io.convenor.chat.cards.Option;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLog.Conversation;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.Means;
import io.convenor.outcomes.PersonToSpeakTo;
import io.convenor.outcomes.ReviewArea;
import io.convenor.outcomes.Told;
import io.convenor.timescales.Dates;

/**
 * The forms of the log, each a card of its own: long texts need the room, and what
 * somebody is writing is not shown anew under their hands.
 */
@Component
class ConversationForm implements CardView {

	static final String KIND = "conversation-form";

	static final String PEOPLE = "people";

	static final String SOMEBODY_ELSE = "somebodyElse";

	static final String HELD_ON = "heldOn";

	static final String MEANS = "means";

	static final String SAID = "said";

	static final String RATIONALE = "rationale";

	static final String PERSON = "person";

	static final String REASON = "reason";

	static final String WORDS = "words";

	static final String CONVERSATION = "conversation";

	static final int SHORTENED = 40;

	/** So many that their names are shortened. */
	private static final int MANY = 25;

	private final ConversationLogs logs;

	private final ReadingList readingList;

	private final Clock clock;

	ConversationForm(ConversationLogs logs, ReadingList readingList, Clock clock) {
		this.logs = logs;
		this.readingList = readingList;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		Desk desk = Desk.read(subject);
		return this.logs.checklist(desk.conference(), desk.reader())
			.map((checklist) -> new View(card(checklist, desk), checklist.log().seen(),
					ShownTo.whoKnows(checklist.conference())));
	}

	private Card card(Checklist checklist, Desk desk) {
		try {
			return card(checklist, desk, (checklist.people().size() > MANY) ? SHORTENED : Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return card(checklist, desk, SHORTENED);
		}
	}

	private Card card(Checklist checklist, Desk desk, int longest) {
		return switch (Desk.Page.valueOf(desk.page())) {
			case RECORD -> conversation(checklist, null, longest);
			case CORRECT -> conversation(checklist,
					Ids.read(desk.what()).flatMap((id) -> checklist.log().conversation(id)).orElse(null), longest);
			case CHOOSE -> choose(checklist, longest);
			case REASON -> reason(checklist, longest);
			case VISIT -> visit(checklist, longest);
			case UNASSESSED -> unassessed(checklist, desk, longest);
			case AREA -> area(checklist, ReviewArea.named(desk.what()).orElse(ReviewArea.PERMANENCE_PLAN));
			case MINUTES -> minutes(checklist);
			case FINISH -> finish(checklist, longest);
		};
	}

	private Card conversation(Checklist checklist, @Nullable Conversation before, int longest) {
		Card.Builder card = begin(checklist, (before == null) ? "record a conversation" : "a conversation");
		if (before != null) {
			card.form("correct " + before.id());
		}
		if (before != null && before.corrections() > 0) {
			card.note("Corrected %d %s. What it said before is kept.".formatted(before.corrections(),
					(before.corrections() == 1) ? "time" : "times"));
		}
		if (before != null && checklist.log().finished()) {
			return read(card, checklist, before).build();
		}
		card.field(Field.choices(PEOPLE, "With whom, one or several")
			.options(people(checklist, before, longest))
			.value((before != null)
					? before.people().stream().map((each) -> each.person().toString()).collect(Collectors.joining(","))
					: null))
			.field(Field.text(SOMEBODY_ELSE, "Somebody else, with name and role (may be empty)")
				.value((before != null) ? before.somebodyElse() : null))
			.field(Field.date(HELD_ON, "On which day")
				.value((before != null) ? before.heldOn() : Dates.today(this.clock)))
			.field(Field.choice(MEANS, "How")
				.expanded()
				.options(Stream.of(Means.values()).map((each) -> new Option(each.name(), each.label())).toList())
				.value((before != null) ? before.means().name() : null))
			.field(Field.paragraph(SAID, "What was said (up to %,d characters)".formatted(Told.LONGEST_SAID))
				.atMost(Told.LONGEST_SAID)
				.value((before != null) ? before.said() : null))
			.field(Field
				.paragraph(RATIONALE,
						"Rationale: what you decided, and why (up to %,d characters)".formatted(Told.LONGEST_RATIONALE))
				.atMost(Told.LONGEST_RATIONALE)
				.value((before != null) ? before.rationale() : null));
		Button save = (before == null) ? Button.press(ConversationActions.RECORD, "Save this conversation")
				: Button.press(ConversationActions.CORRECT, "Save the correction")
					.with("seen", Integer.toString(before.corrections()));
		return card.button(save).button(back("Back without saving")).build();
	}

	private static Card.Builder read(Card.Builder card, Checklist checklist, Conversation before) {
		return card.fact("With", checklist.whom(before))
			.fact("When", Dates.inWords(before.heldOn()))
			.fact("How", before.means().label())
			.section((section) -> section.heading("What was said").text(before.said()))
			.section((section) -> section.heading("Rationale").text(before.rationale()))
			.button(back("Back"));
	}

	private static List<Option> people(Checklist checklist, @Nullable Conversation before, int longest) {
		Stream<Option> gone = (before == null) ? Stream.empty()
				: before.people()
					.stream()
					.map((each) -> each.person())
					.filter((id) -> checklist.people().stream().noneMatch((person) -> person.id().equals(id)))
					.map((id) -> new Option(id.toString(), Card.shortened(checklist.described(id), longest)));
		return Stream.concat(checklist.people().stream().map((person) -> option(person, longest)), gone).toList();
	}

	private static Option option(PersonToSpeakTo person, int longest) {
		return new Option(person.id().toString(), Card.shortened(person.described(), longest));
	}

	private static Card choose(Checklist checklist, int longest) {
		Function<Conversation, String> title = (each) -> Dates.inWords(each.heldOn()) + ", "
				+ Card.shortened(checklist.whom(each), Math.min(longest, 3 * SHORTENED));
		return begin(checklist, "the conversations so far")
			.field(Field.choice(CONVERSATION, "Which one")
				.hint("Choose one")
				.options(checklist.log()
					.conversations()
					.stream()
					.map((each) -> new Option(each.id().toString(), title.apply(each)))
					.toList()))
			.button(Button.press(ConversationActions.CHOOSE, "Open it"))
			.button(back("Back"))
			.build();
	}

	private static Card reason(Checklist checklist, int longest) {
		List<Option> open = checklist.people()
			.stream()
			.filter((person) -> !checklist.log().spokenTo(person.id()))
			.map((person) -> option(person, longest))
			.toList();
		Card.Builder card = begin(checklist, "could not speak to somebody");
		if (open.isEmpty()) {
			return card.text("You have spoken to everybody on the list.").button(back("Back")).build();
		}
		return card.field(Field.choice(PERSON, "Whom").hint("Choose one").options(open))
			.field(Field.paragraph(REASON, "Because (up to 500 characters)").atMost(500))
			.note("The reason goes into the case note. If you speak to them after all, it is taken out again.")
			.button(Button.press(ConversationActions.REASON, "Save the reason"))
			.button(back("Back without saving"))
			.build();
	}

	private static Card visit(Checklist checklist, int longest) {
		Card.Builder card = begin(checklist, "plan a visit");
		VisitForm.plan(card, checklist, longest);
		return card.button(back("Back without planning")).build();
	}

	private static Card unassessed(Checklist checklist, Desk desk, int longest) {
		Card.Builder card = begin(checklist, "seen in person without a risk assessment");
		Optional<Conversation> held = Ids.read(desk.what())
			.flatMap((id) -> checklist.log().conversation(id))
			.filter(checklist.unassessed()::contains);
		if (held.isEmpty()) {
			return card.text("Nothing is missing here any more.").button(back("Back")).build();
		}
		VisitForm.explain(card, checklist, held.get(), longest);
		return card.form("unassessed " + held.get().id())
			.button(Button.press(ConversationActions.EXPLAIN, "Save this"))
			.button(back("Later"))
			.build();
	}

	private static Card area(Checklist checklist, ReviewArea area) {
		return begin(checklist, area.label())
			.field(Field.paragraph(WORDS, "What the record says (up to %,d characters)".formatted(Told.LONGEST_AREA))
				.atMost(Told.LONGEST_AREA)
				.value(checklist.log().words(area).orElse(null)))
			.button(Button.press(ConversationActions.COVER, "Save"))
			.button(back("Back without saving"))
			.build();
	}

	private static Card minutes(Checklist checklist) {
		return begin(checklist, "brief minutes")
			.field(Field.paragraph(WORDS, "Brief minutes (up to %,d characters)".formatted(Told.LONGEST_MINUTES))
				.atMost(Told.LONGEST_MINUTES)
				.value(checklist.log().minutes().orElse(null)))
			.note("They become part of the case note.")
			.button(Button.press(ConversationActions.MINUTE, "Save"))
			.button(back("Back without saving"))
			.build();
	}

	private Card finish(Checklist checklist, int longest) {
		Card.Builder card = begin(checklist, "finish the conversations");
		List<String> missing = checklist.missing();
		if (!missing.isEmpty()) {
			card.warning("This cannot be finished yet:");
			missing.forEach((sentence) -> card.point(Card.shortened(sentence, Math.max(longest, 2 * SHORTENED))));
			return card.button(back("Back")).build();
		}
		List<String> unread = this.readingList.of(checklist)
			.stream()
			.filter((paper) -> !paper.read())
			.map(ReadingList.Paper::title)
			.toList();
		List<String> unspoken = checklist.people()
			.stream()
			.filter((person) -> !checklist.settled(person))
			.map(PersonToSpeakTo::described)
			.toList();
		warn(card, "Not ticked as read:", unread, longest);
		warn(card, "Not spoken to, and no reason given:", unspoken, longest);
		if (checklist.minuted() && checklist.log().minutes().isEmpty()) {
			card.warning("The brief minutes are not written yet.");
		}
		return card.text(
				"When you finish, the outcome comes next: it counts as held on %s, the day of the last conversation, unless you say otherwise."
					.formatted(checklist.log().lastDay().map(Dates::inWords).orElse("")))
			.note("After that nothing written down here can be changed. It becomes the case note when you approve the outcome.")
			.button(Button.press(ConversationActions.FINISH, "Finish the conversations"))
			.button(back("Back"))
			.build();
	}

	private static void warn(Card.Builder card, String sentence, List<String> all, int longest) {
		if (!all.isEmpty()) {
			card.warning(sentence);
			all.forEach((each) -> card.point(Card.shortened(each, longest)));
		}
	}

	private static Card.Builder begin(Checklist checklist, String what) {
		return Card.saying("Conversations of %s", checklist.conference().reference())
			.heading(checklist.conference().reference() + ": " + what);
	}

	private static Button back(String title) {
		return Button.press(ConversationActions.OPEN, title);
	}

}
