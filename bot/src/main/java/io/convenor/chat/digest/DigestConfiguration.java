package io.convenor.chat.digest;

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

/** Has the digest put together each working morning, by one instance. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DigestSettings.class)
class DigestConfiguration {

	private static final Duration SOON_AGAIN = Duration.ofMinutes(1);

	@Bean
	Task<Void> digest(EachMorning eachMorning, DigestSettings settings, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("digest", new Daily(Dates.LONDON, settings.at()))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(SOON_AGAIN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> eachMorning.tellEachChair());
	}

}
