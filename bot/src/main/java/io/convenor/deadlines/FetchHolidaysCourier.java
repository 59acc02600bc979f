package io.convenor.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.PublishedHolidays;
import io.convenor.timescales.PublishedHolidays.Published;

/**
 * Fetches the published bank holidays. Whatever comes back is an answer for the person
 * who asked, so it is never tried again by itself.
 */
@Component
class FetchHolidaysCourier implements Courier<FetchHolidays, Published> {

	private final PublishedHolidays published;

	private final HolidaysInForce inForce;

	private final HolidayRefreshes refreshes;

	private final Clock clock;

	FetchHolidaysCourier(PublishedHolidays published, HolidaysInForce inForce, HolidayRefreshes refreshes,
			Clock clock) {
		this.published = published;
		this.inForce = inForce;
		this.refreshes = refreshes;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "bank-holidays-fetched";
	}

	@Override
	public Outcome<Published> carry(FetchHolidays what, IdempotencyKey key, UUID subject) {
		LocalDate today = Dates.today(this.clock);
		return Outcome.done(this.published.fetch(this.inForce.current(), today));
	}

	@Override
	public void arrived(FetchHolidays what, Published brought, UUID subject) {
		this.refreshes.fetched(what.refresh(), brought);
	}

	@Override
	public void givenUp(FetchHolidays what, String reason, UUID subject) {
		this.refreshes.fetched(what.refresh(), new Published.Refused(reason + "."));
	}

}
