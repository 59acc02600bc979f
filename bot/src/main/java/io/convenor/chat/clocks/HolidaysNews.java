package io.convenor.chat.clocks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.TakenUpAgain;
import io.convenor.timescales.Dates;

/**
 * Tells the administrators on a working morning that the bank holiday list soon ends: at
 * most once a month, and not in the month after somebody fetched the published one.
 */
@Configuration(proxyBeanMethods = false)
class HolidaysNews {

	private static final LocalTime MORNING = LocalTime.of(9, 0);

	private static final Duration SOON_AGAIN = Duration.ofMinutes(5);

	private final HolidaysSoonEnd soonEnd;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	private final Deliveries deliveries;

	private final TransactionOperations transaction;

	private final Clock clock;

	HolidaysNews(HolidaysSoonEnd soonEnd, NeedToKnow needToKnow, CardScreen screen, Deliveries deliveries,
			TransactionOperations transaction, Clock clock) {
		this.soonEnd = soonEnd;
		this.needToKnow = needToKnow;
		this.screen = screen;
		this.deliveries = deliveries;
		this.transaction = transaction;
		this.clock = clock;
	}

	void look() {
		LocalDate today = Dates.today(this.clock);
		if (this.soonEnd.isToBeSaid(today)) {
			this.transaction.executeWithoutResult(
					(_) -> this.needToKnow.administrators().forEach((administrator) -> tell(administrator, today)));
		}
	}

	private void tell(String administrator, LocalDate today) {
		UUID about = UUID.nameUUIDFromBytes(("bank-holidays-end:" + administrator).getBytes(StandardCharsets.UTF_8));
		boolean toldLately = this.deliveries.about(about)
			.stream()
			.anyMatch((told) -> HolidaysSoonEnd.isLately(told.createdAt(), today));
		if (!toldLately) {
			this.screen.postOnceTo(administrator, "bank-holidays-end:" + administrator + ":" + today, HolidaysCard.KIND,
					HolidaysCard.THE_ONE, about);
		}
	}

	@Bean
	Task<Void> lookAtBankHolidays(TakenUpAgain takenUpAgain) {
		return Tasks.recurring("look-at-bank-holidays", new Daily(Dates.LONDON, MORNING))
			.onFailure(new FailureHandler.OnFailureReschedule<>(FixedDelay.of(SOON_AGAIN)))
			.onDeadExecution(takenUpAgain)
			.execute((_, _) -> look());
	}

}
