package io.convenor.conference;

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

/** Has what is no longer needed forgotten each night, by one instance. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordSettings.class)
class RecordConfiguration {

	private static final Duration SOON_AGAIN = Duration.ofMinutes(10);

	@Bean
	Task<Void> forgetNames(ChildNames names, RecordSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("forget-names", new Daily(Dates.LONDON, settings.forgetAt()))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(SOON_AGAIN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> names.forgetTheOld());
	}

}
