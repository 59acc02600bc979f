package io.convenor.chat.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.tasks.Task;
import io.convenor.scheduling.tasks.Tasks;
import io.convenor.timescales.Dates;

/** Lists what letters promise and nobody has ticked off. */
@Component
@Order(36)
class TasksCommand implements Command {

	private static final int SHOWN = 20;

	private final Tasks tasks;

	private final Caseload caseload;

	private final Conferences conferences;

	TasksCommand(Tasks tasks, Caseload caseload, Conferences conferences) {
		this.tasks = tasks;
		this.caseload = caseload;
		this.conferences = conferences;
	}

	@Override
	public String name() {
		return "tasks";
	}

	@Override
	public String summary() {
		return "List what our letters promise, such as somebody at the reception, and tick it off";
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	public Set<Scope> scopes() {
		return Scope.IN_PRIVATE;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		Optional<Reference> reference = Reference.in(arguments.text());
		if (reference.isPresent()) {
			return this.caseload.find(reference.get(), turn.who().objectId())
				.<Reply>map((conference) -> Reply.live(TasksCard.KIND, conference.id().toString()))
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

}
