package io.convenor.scheduling.answers;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
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

	private static final Duration OFTEN = Duration.ofMinutes(5);

	@Bean
	Task<Void> askForAttendance(Attendances attendances, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("ask-for-attendance", FixedDelay.of(OFTEN))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> attendances.askWhenOver());
	}

	@Bean
	Task<Void> lookAtQuorums(EachChase eachChase, AnswersSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("look-at-quorums", new Daily(Dates.LONDON, settings.chaseAt()))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(OFTEN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> eachChase.look());
	}

}
