package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/**
 * Says when a call that nobody answered is tried again: on a working day in office hours,
 * and at the time at which it is safe to ring.
 */
@Component
class SafeTimes {

	private static final Duration PAUSE = Duration.ofHours(2);

	private final FamilyContacts contacts;

	private final WorkingDays workingDays;

	private final SchedulingSettings settings;

	private final Clock clock;

	SafeTimes(FamilyContacts contacts, WorkingDays workingDays, SchedulingSettings settings, Clock clock) {
		this.contacts = contacts;
		this.workingDays = workingDays;
		this.settings = settings;
		this.clock = clock;
	}

	/** The next time at which to ring somebody. */
	LocalDateTime nextTry(UUID invitee) {
		return nextTry(this.contacts.of(invitee).orElse(null));
	}

	LocalDateTime nextTry(@Nullable FamilyContact contact) {
		LocalTime saidFrom = (contact != null) ? contact.safeFrom() : null;
		LocalTime saidUntil = (contact != null) ? contact.safeUntil() : null;
		LocalTime from = (saidFrom != null) ? saidFrom : this.settings.officeHoursFrom();
		LocalTime until = (saidUntil != null) ? saidUntil
				: from.isBefore(this.settings.officeHoursUntil()) ? this.settings.officeHoursUntil() : LocalTime.MAX;
		LocalDateTime soonest = LocalDateTime.ofInstant(this.clock.instant().plus(PAUSE), Dates.LONDON)
			.withSecond(0)
			.withNano(0);
		LocalDate day = soonest.toLocalDate();
		if (isWorkingDay(day) && soonest.toLocalTime().isBefore(until)) {
			return soonest.toLocalTime().isBefore(from) ? day.atTime(from) : soonest;
		}
		do {
			day = day.plusDays(1);
		}
		while (!isWorkingDay(day));
		return day.atTime(from);
	}

	/** Where the bank holidays are not known, a weekday is good enough to ring on. */
	private boolean isWorkingDay(LocalDate day) {
		return this.workingDays.covers(day) ? this.workingDays.isWorkingDay(day) : day.getDayOfWeek().getValue() <= 5;
	}

}
