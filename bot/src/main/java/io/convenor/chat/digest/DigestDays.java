package io.convenor.chat.digest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

import org.springframework.stereotype.Component;

import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.WorkingDays;

/** On which mornings a digest comes, and how far it looks ahead. */
@Component
class DigestDays {

	private final WorkingDays workingDays;

	private final DigestSettings settings;

	DigestDays(WorkingDays workingDays, DigestSettings settings) {
		this.workingDays = workingDays;
		this.settings = settings;
	}

	/** Where the list of bank holidays has ended the digest goes on, by the week. */
	LocalDate until(LocalDate on) {
		try {
			return this.workingDays.plus(on, this.settings.workingDaysAhead());
		}
		catch (DateNotCoveredException ex) {
			return on.plusWeeks(1);
		}
	}

	boolean isMorning(LocalDateTime now) {
		return isWorkingDay(now.toLocalDate()) && !now.toLocalTime().isBefore(this.settings.at())
				&& !now.toLocalTime().isAfter(this.settings.until());
	}

	/**
	 * Where the list of bank holidays has ended, a morning too many is better than none.
	 */
	private boolean isWorkingDay(LocalDate day) {
		return this.workingDays.covers(day) ? this.workingDays.isWorkingDay(day)
				: day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
	}

}
