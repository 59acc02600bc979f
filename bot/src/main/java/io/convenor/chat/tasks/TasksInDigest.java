package io.convenor.chat.tasks;

import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.scheduling.tasks.Tasks;

/** Reminds a chair in the morning of what letters promise for the next days. */
@Component
class TasksInDigest implements DigestLine {

	private final Tasks tasks;

	TasksInDigest(Tasks tasks) {
		this.tasks = tasks;
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
