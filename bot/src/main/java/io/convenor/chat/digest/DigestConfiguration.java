package io.convenor.chat.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.delivery.TakenUpAgain;
import io.convenor.timescales.Dates;

/** Has the digest put together each working morning, by one instance. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DigestSettings.class)
class DigestConfiguration {

	private static final Duration SOON_AGAIN = Duration.ofMinutes(1);

	@Bean
	Task<Void> digest(EachMorning eachMorning, DigestDays days, TakenUpAgain takenUpAgain) {
		return Tasks.custom(EachMorning.TASK)
			.scheduleOnStartup(EachMorning.THE_ONE, null,
					(Instant now) -> days.nextAfter(LocalDateTime.ofInstant(now, Dates.LONDON)))
			.onFailureReschedule(FixedDelay.of(SOON_AGAIN))
			.onDeadExecution(takenUpAgain)
			.execute(eachMorning);
	}

}
