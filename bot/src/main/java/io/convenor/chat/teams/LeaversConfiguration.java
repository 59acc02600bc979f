package io.convenor.chat.teams;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Has it looked each minute who is less than they were, and each hour what is too old to
 * stay in anybody's chat, by one instance.
 */
@Configuration(proxyBeanMethods = false)
class LeaversConfiguration {

	private static final Duration EVERY = Duration.ofMinutes(1);

	private static final Duration HOURLY = Duration.ofHours(1);

	@Bean
	Task<Void> lookForLeavers(@Lazy Leavers leavers) {
		return Tasks.recurring("look-for-leavers", FixedDelay.of(EVERY)).execute((_, _) -> leavers.lookForThem());
	}

	@Bean
	Task<Void> takeOldListsAway(@Lazy Leavers lists) {
		return Tasks.recurring("take-old-lists-away", FixedDelay.of(HOURLY))
			.execute((_, _) -> lists.takeOldListsAway());
	}

}
