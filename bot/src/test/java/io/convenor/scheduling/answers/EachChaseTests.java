package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class EachChaseTests {

	private final Forecasts forecasts = mock(Forecasts.class);

	@Test
	void onAWorkingMorningTheQuorumsAreLookedAt() {
		on("2026-03-06T08:30");
		verify(this.forecasts).lookAhead();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-03-07T08:30", "2026-04-03T08:30", "2031-01-06T08:30" })
	void atTheWeekendOnABankHolidayAndWhereTheListHasEndedNobodyIsTold(String moment) {
		on(moment);
		verify(this.forecasts, never()).lookAhead();
	}

	@Test
	void howManyDaysBeforeIsCheckedWhenTheBotStarts() {
		assertThatIllegalArgumentException().isThrownBy(() -> settings(0))
			.withMessage("convenor.answers.chase-working-days-before must be from 1 to 20, not 0");
	}

	private void on(String moment) {
		at(LocalDateTime.parse(moment)).look();
	}

	private EachChase at(LocalDateTime moment) {
		return new EachChase(this.forecasts, new WorkingDays(BankHolidays.shipped()),
				Clock.fixed(moment.atZone(Dates.LONDON).toInstant(), Dates.LONDON));
	}

	private static AnswersSettings settings(int daysBefore) {
		return new AnswersSettings(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), daysBefore,
				LocalTime.of(8, 30));
	}

}
