package io.convenor.chat.tasks;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.tasks.Tasks;

/** Reminds a chair in the morning of what letters promise for the next days. */
@Component
class TasksInDigest implements DigestLine {

	private final Tasks tasks;

	private final Conferences conferences;

	TasksInDigest(Tasks tasks, Conferences conferences) {
		this.tasks = tasks;
		this.conferences = conferences;
	}

	@Override
	public String heading() {
		return "What our letters promise";
	}

	@Override
	public List<String> forChair(String chairId, LocalDate until) {
		Map<UUID, Integer> open = new LinkedHashMap<>();
		this.tasks.openFor(chairId)
			.stream()
			.filter((task) -> !task.due().toLocalDate().isAfter(until))
			.forEach((task) -> open.merge(task.conference(), 1, Integer::sum));
		Map<UUID, Conference> about = this.conferences.among(open.keySet())
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		return open.entrySet()
			.stream()
			.map((each) -> "%s: %d to be done. Type “tasks %1$s” to see and tick them off."
				.formatted(Objects.requireNonNull(about.get(each.getKey())).reference(), each.getValue()))
			.toList();
	}

}
