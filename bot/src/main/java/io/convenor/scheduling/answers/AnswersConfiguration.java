package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.delivery.TakenUpAgain;
import io.convenor.timescales.Dates;

/** The recurring work of learning who was at a conference. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AnswersSettings.class)
class AnswersConfiguration {

	private static final TaskDescriptor<Void> TASK = TaskDescriptor.of("ask-for-attendance");

	private static final Duration OFTEN = Duration.ofMinutes(5);

	@Bean
	Task<Void> askForAttendance(Attendances attendances, TakenUpAgain takenUpAgain, Clock clock) {
		return Tasks.custom(TASK)
			.scheduleOnStartup("all", null, (Instant now) -> now)
			.onFailureReschedule(FixedDelay.of(OFTEN))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> {
				attendances.askWhenOver();
				return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(OFTEN));
			});
	}

	@Bean
	Task<Void> lookAtQuorums(EachChase eachChase, TakenUpAgain takenUpAgain) {
		return Tasks.custom(EachChase.TASK)
			.scheduleOnStartup(EachChase.THE_ONE, null,
					(Instant now) -> eachChase.nextAfter(LocalDateTime.ofInstant(now, Dates.LONDON)))
			.onFailureReschedule(FixedDelay.of(OFTEN))
			.onDeadExecution(takenUpAgain)
			.execute(eachChase);
	}

}
