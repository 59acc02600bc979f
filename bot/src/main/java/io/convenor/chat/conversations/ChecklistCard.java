package io.convenor.chat.conversations;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Way;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLog;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.ConversationsMoved;
import io.convenor.outcomes.PersonToSpeakTo;
import io.convenor.outcomes.ReviewArea;
import io.convenor.reports.ReportReceived;
import io.convenor.timescales.Dates;

/** Shows what is to be read, who is to be spoken to, and how far it is, as it moves. */
@Component
class ChecklistCard implements CardView {

	static final String KIND = "conversations";

	static final String READ = "read";

	static final String AREA = "area";

	private static final int SHORTENED = 40;

	private static final int ON_A_PAGE = 12;

	/** So many that their names are shortened. */
	private static final int MANY = 25;

	private static final int SHORTEST = 20;

	private static final int MISSING_SHOWN = 4;

	private final ConversationLogs logs;

	private final ReadingList readingList;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	ChecklistCard(ConversationLogs logs, ReadingList readingList, Conferences conferences, NeedToKnow needToKnow,
			CardScreen screen) {
		this.logs = logs;
		this.readingList = readingList;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		Desk desk = Desk.read(subject);
		return this.logs.checklist(desk.conference(), desk.reader())
			.map((checklist) -> new View(card(checklist, desk, page), version(checklist),
					ShownTo.whoKnows(checklist.conference())));
	}

	private long version(Checklist checklist) {
		return (long) checklist.log().seen() + checklist.conference().version()
				+ this.readingList.version(checklist.conference());
	}

	private Card card(Checklist checklist, Desk desk, Page page) {
		List<ReadingList.Paper> all = this.readingList.of(checklist);
		for (int longest : List.of((checklist.people().size() > MANY) ? SHORTENED : Integer.MAX_VALUE, SHORTENED)) {
			try {
				return card(checklist, all, desk, page, longest);
			}
			catch (CardTooLarge ex) {
				// What is shorter may fit.
			}
		}
		return card(checklist, all, desk, page, SHORTEST);
	}

	private static boolean tight(int longest) {
		return longest <= SHORTENED;
	}

	private static Card card(Checklist checklist, List<ReadingList.Paper> papers, Desk desk, Page page, int longest) {
		Conference conference = checklist.conference();
		Card.Builder card = Card.titled("%s: conversations", conference.reference())
			.text("%s, %s.".formatted(conference.kind().label(), conference.when()));
		boolean open = isOpen(checklist);
		if (!open) {
			card.text(why(checklist));
		}
		card.section((section) -> documents(section, papers, open, longest));
		card.section((section) -> people(section, checklist, open && isChair(checklist, desk), open, page, longest));
		if (open && !checklist.unassessed().isEmpty()) {
			card.section((section) -> unassessed(section, checklist, longest));
		}
		if (!checklist.areas().isEmpty()) {
			card.section((section) -> areas(section, checklist, open, longest));
		}
		if (checklist.minuted()) {
			card.section((section) -> minutes(section, checklist, open));
		}
		card.button(Button.lookAgain(ConversationActions.LOOK));
		if (open) {
			end(card, checklist, longest);
		}
		else {
			afterwards(card, checklist, desk);
		}
		return card.button(Button.press(ConversationActions.CONFERENCE, "Back to the conference")).build();
	}

	private static boolean isOpen(Checklist checklist) {
		return !checklist.log().finished() && checklist.conference().way() == Way.CONVERSATIONS
				&& checklist.conference().status() == Conference.Status.BOOKED;
	}

	private static String why(Checklist checklist) {
		if (checklist.log().finished()) {
			return "The conversations are finished. Nothing here changes any more.";
		}
		return (checklist.conference().status() == Conference.Status.BOOKED)
				? "This is no longer held by conversations, so nothing is added here. What was written down stays."
				: "This is no longer planned, so nothing is added here. What was written down stays.";
	}

	private static void documents(Card.Builder section, List<ReadingList.Paper> papers, boolean open, int longest) {
		long read = papers.stream().filter(ReadingList.Paper::read).count();
		section.heading("Documents to read (%d of %d read)".formatted(read, papers.size()));
		papers.stream()
			.filter((paper) -> !tight(longest) || !open || !paper.readable())
			.forEach((paper) -> section.fact(Card.shortened(paper.title(), longest), paper.standing()));
		List<Option> unread = papers.stream()
			.filter(ReadingList.Paper::readable)
			.map((paper) -> option(paper, longest))
			.toList();
		if (open && !unread.isEmpty()) {
			section.field(Field.choices(READ, "Tick what you have read").options(unread))
				.button(Button.press(ConversationActions.READ, "I have read this"));
		}
	}

	private static Option option(ReadingList.Paper paper, int longest) {
		var document = paper.document();
		return new Option((document != null) ? document.key() : "", Card.shortened(paper.title(), longest));
	}

	private static boolean isChair(Checklist checklist, Desk desk) {
		return checklist.conference().chairId().equals(desk.reader());
	}

	private static void people(Card.Builder section, Checklist checklist, boolean plans, boolean open, Page page,
			int longest) {
		ConversationLog log = checklist.log();
		section.heading(
				"People to speak to (%d of %d spoken to)".formatted(checklist.spokenTo(), checklist.people().size()));
		var pages = new Pages<>(checklist.people(), ON_A_PAGE, page.number());
		pages.shown()
			.forEach((person) -> section.fact(Card.shortened(person.described(), longest) + key(checklist, person),
					standing(log, person, longest) + (open ? visit(log, person, longest) : "")));
		pages.ontoLive(section, page);
		int recorded = log.conversations().size();
		if (open) {
			section.button(ConversationActions.page(Desk.Page.RECORD, "Record a conversation"))
				.button(ConversationActions.page(Desk.Page.REASON, "Not spoken to: say why"));
		}
		if (plans) {
			section.button(ConversationActions.page(Desk.Page.VISIT,
					checklist.visits().isEmpty() ? "Plan a visit" : "Plan or change a visit"));
		}
		if (recorded > 0) {
			section
				.note("%s recorded. Each can be read%s.".formatted(
						(recorded == 1) ? "1 conversation is" : recorded + " conversations are",
						open ? " and corrected" : ""))
				.button(ConversationActions.page(Desk.Page.CHOOSE, "Open a conversation"));
		}
	}

	private static String visit(ConversationLog log, PersonToSpeakTo person, int longest) {
		return log.visit(person.id())
			.map((visit) -> !tight(longest) ? visit.inWords() : Dates.inWords(visit.startsAt()))
			.map((when) -> ". Visit planned: " + when)
			.orElse("");
	}

	private static void unassessed(Card.Builder section, Checklist checklist, int longest) {
		section.warning("Seen in person, and no risk assessment recorded that allowed it:");
		checklist.unassessed()
			.stream()
			.limit(MISSING_SHOWN)
			.forEach((held) -> section.point("%s, on %s".formatted(
					Card.shortened(String.join("; ", checklist.seenUnassessed(held)), Math.max(longest, 2 * SHORTENED)),
					Dates.inWords(held.heldOn()))));
		section.text("Record the assessment, or say why there was none.")
			.button(ConversationActions.page(Desk.Page.UNASSESSED, "Say what happened"));
	}

	private static String key(Checklist checklist, PersonToSpeakTo person) {
		return (person.key() && checklist.conference().kind().careReview()) ? ", key participant" : "";
	}

	private static String standing(ConversationLog log, PersonToSpeakTo person, int longest) {
		List<ConversationLog.Conversation> had = log.conversations()
			.stream()
			.filter((each) -> each.whom().contains(person.id()))
			.toList();
		if (had.isEmpty()) {
			return log.reason(person.id())
				.map((reason) -> "not spoken to, because: " + Card.shortened(reason, Math.min(longest, 120)))
				.orElse("not spoken to yet");
		}
		String last = Dates.inWords(had.getLast().heldOn());
		return (had.size() == 1) ? "spoken to on " + last
				: "spoken to %d times, last on %s".formatted(had.size(), last);
	}

	private static void areas(Card.Builder section, Checklist checklist, boolean open, int longest) {
		section.heading(
				"What the record covers (%d of %d filled in)".formatted(checklist.covered(), checklist.areas().size()));
		if (tight(longest)) {
			checklist.areas()
				.stream()
				.collect(Collectors.groupingBy((area) -> standing(checklist, area), LinkedHashMap::new,
						Collectors.mapping(ReviewArea::label, Collectors.joining("; "))))
				.forEach((standing, areas) -> section.fact(StringUtils.capitalize(standing), areas));
		}
		else {
			checklist.areas().forEach((area) -> section.fact(area.label(), standing(checklist, area)));
		}
		if (open) {
			section
				.field(Field.choice(AREA, "Area to fill in or change")
					.hint("Choose one")
					.options(checklist.areas().stream().map((area) -> new Option(area.name(), area.label())).toList()))
				.button(Button.press(ConversationActions.AREA, "Fill in this area"));
		}
	}

	private static void minutes(Card.Builder section, Checklist checklist, boolean open) {
		section.fact("Brief minutes", checklist.log().minutes().isPresent() ? "written" : "not written yet");
		if (open) {
			section.button(ConversationActions.page(Desk.Page.MINUTES, "Write the brief minutes"));
		}
	}

	private static String standing(Checklist checklist, ReviewArea area) {
		if (checklist.log().words(area).isPresent()) {
			return "filled in";
		}
		return area.optional() ? "empty, so it does not apply" : "to do";
	}

	private static void end(Card.Builder card, Checklist checklist, int longest) {
		List<String> missing = checklist.missing();
		if (missing.isEmpty()) {
			card.text("Everything that must be there is there. You can add more, or finish.");
		}
		else {
			card.section((section) -> {
				section.heading("Before you can finish");
				missing.stream()
					.limit(MISSING_SHOWN)
					.forEach((sentence) -> section.point(Card.shortened(sentence, Math.max(longest, 2 * SHORTENED))));
				if (missing.size() > MISSING_SHOWN) {
					section.point("And %d more.".formatted(missing.size() - MISSING_SHOWN));
				}
			});
		}
		card.button(ConversationActions.page(Desk.Page.FINISH, "Finish"));
	}

	private static void afterwards(Card.Builder card, Checklist checklist, Desk desk) {
		checklist.log()
			.noteUrl()
			.flatMap(ChecklistCard::address)
			.ifPresent((address) -> card.button(Button.open("Open the case note", address)));
		Conference conference = checklist.conference();
		if (checklist.log().finished() && conference.status() == Conference.Status.BOOKED
				&& conference.chairId().equals(desk.reader())) {
			card.button(Button.press(ConversationActions.OUTCOME, "Go on to the outcome"));
		}
	}

	private static Optional<URI> address(String url) {
		try {
			return Optional.of(URI.create(url)).filter((address) -> "https".equals(address.getScheme()));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	@EventListener
	void moved(ConversationsMoved moved) {
		changed(moved.conference());
	}

	@EventListener
	void reportReceived(ReportReceived received) {
		changed(received.conference());
	}

	@EventListener
	void conferenceChanged(ConferenceChanged change) {
		changed(change.conference());
	}

	/** Only for those who look after it: each of them has a card of their own. */
	private void changed(UUID id) {
		Conference conference = this.conferences.get(id);
		Set<String> readers = new LinkedHashSet<>(this.needToKnow.keepers(conference.kind()));
		readers.add(conference.chairId());
		readers.forEach((reader) -> this.screen.changed(KIND, Desk.of(id, reader).subject(), id));
	}

}
