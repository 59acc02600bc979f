package io.convenor.delivery;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of following mailboxes: being told of changes, and reading them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WatchSettings.class)
class WatchConfiguration {

	@Bean
	Task<Void> keepSubscriptions(Subscriptions subscriptions, WatchSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.custom(Subscriptions.TASK)
			.scheduleOnStartup(Subscriptions.THE_ONE, null, (Instant now) -> now)
			.onFailureReschedule(FixedDelay.of(settings.checkEvery()))
			.onDeadExecution(takenUpAgain)
			.execute(subscriptions);
	}

	@Bean
	Task<Void> readWatched(WatchedReader reader, WatchSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.custom(WatchedReader.TASK)
			.onFailureReschedule(FixedDelay.of(WatchedReader.AFTER_A_FAILURE))
			.onDeadExecution(takenUpAgain)
			.execute(reader);
	}

}
