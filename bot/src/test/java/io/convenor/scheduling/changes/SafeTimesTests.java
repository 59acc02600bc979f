package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.convenor.conference.FamilyContact;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.SchedulingSettings.OrganisedBy;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** When a call that nobody answered is tried again. */
class SafeTimesTests {

	private static final SchedulingSettings SETTINGS = new SchedulingSettings(OrganisedBy.SERVICE_ACCOUNT,
			Duration.ofMinutes(15), Duration.ofHours(8), 25, 8, LocalTime.of(9, 0), LocalTime.of(17, 0), 42, 12,
			Duration.ofMillis(700), Map.of());

	@ParameterizedTest
	@CsvSource({ "2026-03-03T09:30, , , 2026-03-03T11:30", "2026-03-03T16:30, , , 2026-03-04T09:00",
			"2026-03-03T09:30, 10:00, 12:00, 2026-03-03T11:30", "2026-03-03T09:30, 14:00, 15:00, 2026-03-03T14:00",
			"2026-03-03T10:30, 10:00, 12:00, 2026-03-04T10:00", "2026-03-06T16:30, 10:00, 12:00, 2026-03-09T10:00",
			"2026-04-02T16:30, , , 2026-04-07T09:00", "2026-03-03T09:30, 18:00, , 2026-03-03T18:00",
			"2026-03-03T19:30, 18:00, 19:00, 2026-03-04T18:00", "2026-03-03T23:30, , , 2026-03-04T09:00" })
	void itIsTriedAgainOnAWorkingDayAtTheSafeTime(LocalDateTime now, @Nullable LocalTime from,
			@Nullable LocalTime until, LocalDateTime next) {
		var times = new SafeTimes(mock(), new WorkingDays(BankHolidays.shipped()), SETTINGS,
				Clock.fixed(now.atZone(Dates.LONDON).toInstant(), Dates.LONDON));
		assertThat(times
			.nextTry(new FamilyContact("01632 960 555", from, until, "", false, "", FamilyContact.Format.USUAL)))
			.isEqualTo(next);
	}

}
