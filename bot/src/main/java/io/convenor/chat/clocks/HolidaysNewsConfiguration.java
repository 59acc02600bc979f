package io.convenor.chat.clocks;

import java.time.Duration;
import java.time.LocalTime;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.delivery.TakenUpAgain;
import io.convenor.timescales.Dates;

/** Has the end of the bank holiday list looked at each morning, by one instance. */
@Configuration(proxyBeanMethods = false)
class HolidaysNewsConfiguration {

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	private static final Duration SOON_AGAIN = Duration.ofMinutes(5);

	@Bean
	Task<Void> lookAtBankHolidays(HolidaysNews news, TakenUpAgain takenUpAgain) {
		return Tasks.recurring("look-at-bank-holidays", new Daily(Dates.LONDON, MORNING))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(SOON_AGAIN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> news.look());
	}

}
