package io.convenor.chat.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.digest.DigestLine;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Ids;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.tasks.Task;
import io.convenor.scheduling.tasks.Tasks;
import io.convenor.scheduling.tasks.TasksMoved;
import io.convenor.timescales.Dates;

/** Shows what letters promise, about one conference or several, to be ticked off. */
@Configuration(proxyBeanMethods = false)
class TasksCard implements CardView, CardButtons, DigestLine {

	private static final String KIND = "tasks";

	private static final String DONE = "tasks.done";

	private static final String WHO = "who.";

	private static final String NOTE = "note.";

	private static final int ON_A_PAGE = 8;

	private static final int SHOWN = 20;

	private final Tasks tasks;

	private final Conferences conferences;

	private final CardScreen screen;

	private final Caseload caseload;

	TasksCard(Tasks tasks, Conferences conferences, CardScreen screen, Caseload caseload) {
		this.tasks = tasks;
		this.conferences = conferences;
		this.screen = screen;
		this.caseload = caseload;
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
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference, page),
					this.tasks.version(conference.id()) + conference.arrangement(), ShownTo.whoKnows(conference)));
	}

	private Card card(Conference conference, Page page) {
		List<Task> all = this.tasks.about(conference.id());
		String reference = conference.reference().value();
		List<Task> open = all.stream().filter(Task::open).toList();
		Card.Builder card = Card.saying("Tasks for %s", conference.reference())
			.heading("%s: what our letters promise".formatted(reference))
			.text(open.isEmpty() ? "There is nothing to do."
					: "Each of these was promised to somebody, or is for you to decide.");
		Pages<Task> pages = new Pages<>(
				Stream.concat(open.stream(), all.stream().filter((task) -> !task.open())).toList(), ON_A_PAGE,
				page.number());
		pages.shown()
			.stream()
			.filter(Task::open)
			.forEach((task) -> card.item("task", open.indexOf(task) + 1, task.sentence(), (item) -> toDo(item, task)));
		pages.shown().stream().filter((task) -> !task.open()).forEach((task) -> done(card, task));
		pages.ontoLive(card, page);
		return card.build();
	}

	private static void toDo(Card.Builder item, Task task) {
		item.text("%s, by %s.".formatted(task.role(), Dates.inWords(task.due())))
			.field(Field.text(WHO + task.id(), "Who did it (leave empty if it was you)").atMost(100))
			.field(Field.text(NOTE + task.id(), "Note").atMost(200))
			.button(Button.press(DONE, "Tick off")
				.with("task", task.id().toString())
				.with("seen", String.valueOf(task.version())));
	}

	private static void done(Card.Builder card, Task task) {
		String note = Optional.ofNullable(task.note())
			.filter((text) -> !text.isBlank())
			.map((text) -> ". " + text)
			.orElse("");
		card.fact(Card.shortened(task.sentence(), 120), Card.shortened("done by " + task.who() + note, 120));
	}

	@EventListener
	void on(TasksMoved moved) {
		this.screen.changed(KIND, moved.conference().toString(), moved.conference());
	}

	@EventListener
	void on(ConferenceChanged changed) {
		this.screen.changed(KIND, changed.conference().toString(), changed.conference());
	}

	/** Each task has its own version. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(DONE, this::done);
	}

	private Reply done(Turn turn, Press press) {
		UUID conference = press.id(KIND)
			.orElseThrow(() -> new Refused("That card is not one I can act on. Type tasks to see what to do."));
		UUID task = press.carriedId("task")
			.filter((id) -> this.tasks.about(conference).stream().anyMatch((each) -> each.id().equals(id)))
			.orElseThrow(() -> new Refused("There is no such task. Type tasks to see what to do."));
		this.tasks.done(task, press.carried("seen").map(Ids::version).orElse(-1L), turn.who().objectId(),
				press.reading()
					.typed(WHO + task)
					.map(String::strip)
					.filter((who) -> !who.isEmpty())
					.orElse(turn.who().name()),
				press.reading().typed(NOTE + task).map(String::strip).orElse(""));
		return Reply.live(KIND, conference.toString()).saying("Ticked off.");
	}

	@Bean
	@Order(36)
	Command typingTasks() {
		return Command
			.named("tasks", "List what our letters promise, such as somebody at the reception, and tick it off")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		Optional<Reference> reference = Reference.in(arguments.text());
		if (reference.isPresent()) {
			return this.caseload.find(reference.get(), turn.who().objectId())
				.<Reply>map((conference) -> Reply.live(KIND, conference.id().toString()))
				.orElseThrow(() -> new Refused("There is no conference " + reference.get()
						+ " among those you look after. Type tasks to see what to do."));
		}
		List<Task> all = this.tasks.openForWhoLooksAfter(turn.who().objectId());
		if (all.isEmpty()) {
			return Reply.text("Nothing that our letters promise is still to be done.");
		}
		Map<UUID, List<Task>> open = new LinkedHashMap<>();
		all.forEach((task) -> open.computeIfAbsent(task.conference(), (_) -> new ArrayList<>()).add(task));
		Map<UUID, Conference> about = this.conferences.among(open.keySet().stream().limit(SHOWN).toList())
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		Card.Builder card = Card.saying("Tasks")
			.heading("To be done, since our letters promise it: " + all.size())
			.text("Type “tasks” and a reference to tick them off.");
		open.entrySet()
			.stream()
			.limit(SHOWN)
			.forEach((each) -> card.fact(reference(about, each.getKey()), "%d, the next by %s"
				.formatted(each.getValue().size(), Dates.inWords(each.getValue().getFirst().due()))));
		if (open.size() > SHOWN) {
			card.note("And for " + (open.size() - SHOWN) + " more conferences, when these are done.");
		}
		return Reply.show(card.build());
	}

	private static String reference(Map<UUID, Conference> about, UUID conference) {
		return Objects.requireNonNull(about.get(conference)).reference().value();
	}

	@Override
	public String heading() {
		return "What our letters promise";
	}

	@Override
	public Points forChair(String chairId, LocalDate until) {
		return Points.of(this.tasks.dueBy(chairId, until)
			.entrySet()
			.stream()
			.map((each) -> "%s: %d to be done. Type “tasks %1$s” to see and tick them off.".formatted(each.getKey(),
					each.getValue()))
			.toList());
	}

}
