package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/**
 * When reminders go out: on a working day, and not in its evening. What somebody sends by
 * hand goes at once.
 */
@Component
class RemindingHours {

	private static final Duration AT_ONCE = Duration.ofMinutes(15);

	private final ReportsSettings settings;

	private final WorkingDays workingDays;

	private final Clock clock;

	RemindingHours(ReportsSettings settings, WorkingDays workingDays, Clock clock) {
		this.settings = settings;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/** Until when a reminder has to wait; empty where it goes now. */
	Optional<Instant> toWaitFor(Reminders.Reminder reminder) {
		if (reminder.byHand() && this.clock.instant().isBefore(reminder.at().plus(AT_ONCE))) {
			return Optional.empty();
		}
		LocalDateTime now = Dates.now(this.clock);
		LocalDate day = now.toLocalDate();
		if (isWorkingDay(day) && !now.toLocalTime().isBefore(this.settings.remindAt())
				&& now.toLocalTime().isBefore(this.settings.remindUntil())) {
			return Optional.empty();
		}
		while (!isWorkingDay(day) || !day.atTime(this.settings.remindAt()).isAfter(now)) {
			day = day.plusDays(1);
		}
		return Optional.of(day.atTime(this.settings.remindAt()).atZone(Dates.LONDON).toInstant());
	}

	private boolean isWorkingDay(LocalDate day) {
		return this.workingDays.lastToMeetOn(day).equals(day);
	}

}
