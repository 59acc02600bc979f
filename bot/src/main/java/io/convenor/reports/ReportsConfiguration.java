package io.convenor.reports;

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

/** Reads the settings of this room, and has reminders go out each morning. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportsSettings.class)
class ReportsConfiguration {

	private static final Duration SOON_AGAIN = Duration.ofMinutes(1);

	@Bean
	Task<Void> remindOfReports(Reminders reminders, ReportsSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("remind-of-reports", new Daily(Dates.LONDON, settings.remindAt()))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(SOON_AGAIN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> reminders.remindToday());
	}

}
