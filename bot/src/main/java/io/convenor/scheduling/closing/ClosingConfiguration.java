package io.convenor.scheduling.closing;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.delivery.TakenUpAgain;

/** The recurring work of looking at meetings that begin. */
@Configuration(proxyBeanMethods = false)
class ClosingConfiguration {

	private static final Duration OFTEN = Duration.ofSeconds(30);

	@Bean
	Task<Void> lookAtMeetingsThatBegin(LookingAtMeetings looking, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("look-at-meetings-that-begin", FixedDelay.of(OFTEN))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> looking.look());
	}

}
