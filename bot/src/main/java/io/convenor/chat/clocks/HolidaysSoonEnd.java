package io.convenor.chat.clocks;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.stereotype.Component;

import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.WorkingDays;

/** Whether it is time to say that the bank holiday list soon ends. */
@Component
class HolidaysSoonEnd {

	private final HolidaysInForce inForce;

	private final HolidayRefreshes refreshes;

	private final WorkingDays workingDays;

	HolidaysSoonEnd(HolidaysInForce inForce, HolidayRefreshes refreshes, WorkingDays workingDays) {
		this.inForce = inForce;
		this.refreshes = refreshes;
		this.workingDays = workingDays;
	}

	/** On a working day, unless somebody fetched the published list in the last month. */
	boolean isToBeSaid(LocalDate today) {
		return isWorkingDay(today) && this.inForce.current().warning(today).isPresent() && !wasFetchedLately(today);
	}

	/** Where the list has ended nobody knows, and it is high time to say so. */
	private boolean isWorkingDay(LocalDate day) {
		try {
			return this.workingDays.isWorkingDay(day);
		}
		catch (DateNotCoveredException ex) {
			return true;
		}
	}

	private boolean wasFetchedLately(LocalDate today) {
		return this.refreshes.last()
			.filter((last) -> last.broughtAList() && isLately(last.askedAt(), today))
			.isPresent();
	}

	/** Within the last month. */
	static boolean isLately(Instant moment, LocalDate today) {
		return LocalDate.ofInstant(moment, Dates.LONDON).plusMonths(1).isAfter(today);
	}

}
