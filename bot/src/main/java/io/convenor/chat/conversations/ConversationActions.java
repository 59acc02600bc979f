package io.convenor.chat.conversations;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.outcome.OutcomeView;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.drafts.Ids;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLog;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.DocumentToRead;
import io.convenor.outcomes.Means;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.ReviewArea;
import io.convenor.outcomes.Told;
import io.convenor.outcomes.WritingDownConversations;

/**
 * What the buttons of the log do. Most of them ask for no present version: two who write
 * in a log add to it, and what somebody typed is never lost to what another wrote.
 */
@Component
class ConversationActions implements CardButtons {

	static final String OPEN = "conversations.open";

	static final String LOOK = "conversations.look";

	static final String CONFERENCE = "conversations.conference";

	static final String PAGE = "conversations.page";

	static final String READ = "conversations.read";

	static final String RECORD = "conversations.record";

	static final String CHOOSE = "conversations.choose";

	static final String CORRECT = "conversations.correct";

	static final String REASON = "conversations.reason";

	static final String PLAN_VISIT = "conversations.plan-visit";

	static final String CALL_OFF_VISIT = "conversations.call-off-visit";

	static final String EXPLAIN = "conversations.explain";

	static final String AREA = "conversations.area";

	static final String COVER = "conversations.cover";

	static final String MINUTE = "conversations.minute";

	static final String FINISH = "conversations.finish";

	static final String OUTCOME = "conversations.outcome";

	private static final String NOT_THEIRS = "That conference is not one of yours. Type conferences to see them.";

	private final ConversationLogs logs;

	private final WritingDownConversations writing;

	private final Outcomes outcomes;

	private final ReadingList readingList;

	private final VisitForm visits;

	ConversationActions(ConversationLogs logs, WritingDownConversations writing, Outcomes outcomes,
			ReadingList readingList, VisitForm visits) {
		this.logs = logs;
		this.writing = writing;
		this.outcomes = outcomes;
		this.readingList = readingList;
		this.visits = visits;
	}

	/** Leads to a form of the log. */
	static Button page(Desk.Page page, String title) {
		return Button.press(PAGE, title).with("page", page.name());
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF)
			.onAnyVersion(OPEN, this::open)
			.onAnyVersion(LOOK, this::open)
			.onAnyVersion(CONFERENCE, this::conference)
			.onAnyVersion(PAGE, this::page)
			.onAnyVersion(READ, writes("", this::read))
			.onAnyVersion(RECORD, writes("The conversation is saved.", this::record))
			.onAnyVersion(CHOOSE, this::choose)
			.onAnyVersion(CORRECT, this::correct)
			.onAnyVersion(REASON, writes("The reason is saved.", this::couldNotSpeak))
			.onAnyVersion(AREA, this::area)
			.onAnyVersion(COVER, writes("That is saved.", this::cover))
			.onAnyVersion(MINUTE, writes("That is saved.", this::minute))
			.onNewest(FINISH, this::finish)
			.onAnyVersion(OUTCOME, (turn, press) -> outcome(desk(turn, press)))
			.onAnyVersion(PLAN_VISIT, writes("The visit is planned.", this.visits::plan))
			.onAnyVersion(CALL_OFF_VISIT, this::callOff)
			.onAnyVersion(EXPLAIN, writes("That is saved.", this.visits::explain));
	}

	private Reply open(Turn turn, Press press) {
		return checklist(desk(turn, press));
	}

	private Reply conference(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, desk(turn, press).conference().toString());
	}

	private Reply page(Turn turn, Press press) {
		Desk desk = desk(turn, press);
		return Stream.of(Desk.Page.values())
			.filter((page) -> page.name().equals(press.carried("page").orElse("")))
			.findFirst()
			.<Reply>map((page) -> (page == Desk.Page.UNASSESSED) ? unassessed(desk) : form(desk.at(page, "")))
			.orElseGet(() -> checklist(desk));
	}

	private void read(Desk desk, Reading reading) {
		Set<String> ticked = new LinkedHashSet<>(reading.choices(ChecklistCard.READ));
		Checklist checklist = this.logs.checklist(desk.conference(), desk.reader()).orElseThrow();
		List<DocumentToRead> read = this.readingList.of(checklist)
			.stream()
			.map(ReadingList.Paper::document)
			.filter(Objects::nonNull)
			.filter((document) -> ticked.contains(document.key()))
			.toList();
		if (read.size() < ticked.size()) {
			throw new Refused(ChecklistCard.READ,
					"Something you ticked has changed meanwhile. Please look at the list and tick again.");
		}
		this.writing.read(desk.conference(), desk.reader(), read);
	}

	private void record(Desk desk, Reading reading) {
		this.writing.record(desk.conference(), desk.reader(), told(reading));
	}

	private Reply choose(Turn turn, Press press) {
		Desk desk = desk(turn, press);
		Reading reading = press.reading();
		Optional<UUID> chosen = reading.chosen(ConversationForm.CONVERSATION);
		if (chosen.isEmpty() || this.logs.checklist(desk.conference(), desk.reader())
			.flatMap((checklist) -> checklist.log().conversation(chosen.get()))
			.isEmpty()) {
			throw new Refused(ConversationForm.CONVERSATION, "Please choose a conversation.");
		}
		return form(desk.at(Desk.Page.CORRECT, chosen.get().toString()));
	}

	private Reply correct(Turn turn, Press press) {
		int seen = press.carried("seen").map((text) -> (int) Ids.version(text)).orElse(-1);
		return written(turn, press, "The correction is saved.", (desk, reading) -> {
			UUID conversation = Ids.read(desk.what())
				.orElseThrow(() -> new Refused("Please open the conversation again, then correct it."));
			this.writing.correct(desk.conference(), desk.reader(), conversation, seen, told(reading));
		});
	}

	private void couldNotSpeak(Desk desk, Reading reading) {
		this.writing.couldNotSpeakTo(desk.conference(), desk.reader(),
				reading.chosen(ConversationForm.PERSON).orElse(null),
				reading.typed(ConversationForm.REASON).orElse(""));
	}

	private Reply area(Turn turn, Press press) {
		Desk desk = desk(turn, press);
		ReviewArea area = press.reading()
			.oneOf(ChecklistCard.AREA, ReviewArea.class)
			.orElseThrow(() -> new Refused(ChecklistCard.AREA, "Please choose an area."));
		return form(desk.at(Desk.Page.AREA, area.name()));
	}

	private void cover(Desk desk, Reading reading) {
		ReviewArea area = ReviewArea.named(desk.what()).orElseThrow(() -> new Refused("Please choose the area again."));
		this.writing.cover(desk.conference(), desk.reader(), area, reading.typed(ConversationForm.WORDS).orElse(""));
	}

	private void minute(Desk desk, Reading reading) {
		this.writing.minute(desk.conference(), desk.reader(), reading.typed(ConversationForm.WORDS).orElse(""));
	}

	/** Nobody finishes what they did not see. */
	private Reply finish(Turn turn, Press press) {
		Desk desk = desk(turn, press);
		this.writing.finish(desk.conference(), desk.reader());
		return outcome(desk);
	}

	private Reply outcome(Desk desk) {
		return this.logs.checklist(desk.conference(), desk.reader())
			.flatMap((checklist) -> this.outcomes.of(checklist.conference().reference(), desk.reader()))
			.map((outcome) -> Reply.live(OutcomeView.KIND, outcome.id().toString()))
			.orElseThrow(() -> new Refused("Only the chair records the outcome."));
	}

	private Buttons.Step writes(String notice, Written written) {
		return (turn, press) -> written(turn, press, notice, written);
	}

	private Reply written(Turn turn, Press press, String notice, Written written) {
		Desk desk = desk(turn, press);
		written.by(desk, press.reading());
		Reply.Live next = asksForAnAssessment(desk, press.reading()) ? unassessed(desk) : checklist(desk);
		return notice.isEmpty() ? next : next.saying(notice);
	}

	/** After a conversation in person the chair is asked at once for what is missing. */
	private static boolean asksForAnAssessment(Desk desk, Reading reading) {
		return desk.page().equals(Desk.Page.UNASSESSED.name())
				|| reading.typed(ConversationForm.MEANS).filter(Means.IN_PERSON.name()::equals).isPresent();
	}

	/**
	 * Asks about the conversation that was written down last, if there is one to ask
	 * about.
	 */
	private Reply.Live unassessed(Desk desk) {
		return this.logs.checklist(desk.conference(), desk.reader())
			.flatMap((checklist) -> checklist.unassessed()
				.stream()
				.max(Comparator.comparing(ConversationLog.Conversation::recordedAt)))
			.map((held) -> form(desk.at(Desk.Page.UNASSESSED, held.id().toString())))
			.orElseGet(() -> checklist(desk));
	}

	/** The page stays, with what was filled in there of another visit. */
	private Reply callOff(Turn turn, Press press) {
		Desk desk = desk(turn, press);
		this.visits.callOff(desk, press.reading());
		return form(desk.at(Desk.Page.VISIT, "")).saying("The visit is called off. Please tell them.");
	}

	private static Told told(Reading reading) {
		Set<UUID> people = reading.allChosen(ConversationForm.PEOPLE);
		var heldOn = reading.optionalDate(ConversationForm.HELD_ON);
		Optional<Means> means = reading.oneOf(ConversationForm.MEANS, Means.class);
		reading.requireNoProblems();
		return new Told(people, reading.typed(ConversationForm.SOMEBODY_ELSE).orElse(null), heldOn.orElse(null),
				means.orElse(null), reading.typed(ConversationForm.SAID).orElse(""),
				reading.typed(ConversationForm.RATIONALE).orElse(""));
	}

	/**
	 * What the press is about: the conference of the card it was on, which comes from our
	 * table, and whoever pressed it.
	 */
	private Desk desk(Turn turn, Press press) {
		String reader = turn.who().objectId();
		Desk desk = Stream.of(ChecklistCard.KIND, ConversationForm.KIND)
			.flatMap((kind) -> press.subject(kind).stream())
			.map(Desk::read)
			.map((found) -> new Desk(found.conference(), reader, found.page(), found.what()))
			.findFirst()
			.or(() -> press.id(ConferenceCard.KIND).map((id) -> Desk.of(id, reader)))
			.orElseThrow(() -> new Refused(NOT_THEIRS));
		if (this.logs.checklist(desk.conference(), reader).isEmpty()) {
			throw new Refused(NOT_THEIRS);
		}
		return desk;
	}

	private static Reply.Live checklist(Desk desk) {
		return Reply.live(ChecklistCard.KIND, Desk.of(desk.conference(), desk.reader()).subject());
	}

	private static Reply.Live form(Desk desk) {
		return Reply.live(ConversationForm.KIND, desk.subject());
	}

	/** Writes down what somebody filled in. */
	private interface Written {

		void by(Desk desk, Reading reading);

	}

}
