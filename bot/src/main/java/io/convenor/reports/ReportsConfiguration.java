package io.convenor.reports;

import java.time.Instant;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.delivery.TakenUpAgain;

/** The recurring work of this room: reading the inbox, and being told of new mail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportsSettings.class)
class ReportsConfiguration {

	@Bean
	Task<Void> readInbox(InboxReader reader, ReportsSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.custom(InboxReader.TASK)
			.scheduleOnStartup(InboxReader.THE_ONE.getId(), null, (Instant now) -> now)
			.onFailureReschedule(FixedDelay.of(settings.readEvery()))
			.onDeadExecution(takenUpAgain)
			.execute(reader);
	}

	@Bean
	Task<Void> watchInbox(InboxWatch watch, ReportsSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.custom(InboxWatch.TASK)
			.scheduleOnStartup(InboxWatch.THE_ONE, null, (Instant now) -> now)
			.onFailureReschedule(FixedDelay.of(settings.watchEvery()))
			.onDeadExecution(takenUpAgain)
			.execute(watch);
	}

}
