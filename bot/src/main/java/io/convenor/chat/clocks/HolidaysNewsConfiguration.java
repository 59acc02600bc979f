package io.convenor.chat.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.delivery.TakenUpAgain;
import io.convenor.timescales.Dates;

/** Has the end of the bank holiday list looked at each morning, by one instance. */
@Configuration(proxyBeanMethods = false)
class HolidaysNewsConfiguration {

	private static final Duration SOON_AGAIN = Duration.ofMinutes(5);

	@Bean
	Task<Void> lookAtBankHolidays(HolidaysNews news, TakenUpAgain takenUpAgain) {
		return Tasks.custom(HolidaysNews.TASK)
			.scheduleOnStartup(HolidaysNews.THE_ONE, null,
					(Instant now) -> news.nextAfter(LocalDateTime.ofInstant(now, Dates.LONDON)))
			.onFailureReschedule(FixedDelay.of(SOON_AGAIN))
			.onDeadExecution(takenUpAgain)
			.execute(news);
	}

}
