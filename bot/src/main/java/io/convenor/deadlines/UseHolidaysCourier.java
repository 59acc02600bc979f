package io.convenor.deadlines;

import java.util.UUID;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;

import org.springframework.stereotype.Component;

/** Brings an offered list into use: there is nothing outside, but it takes its time. */
@Component
class UseHolidaysCourier implements Courier<UseHolidays, UUID> {

	private final HolidayRefreshes refreshes;

	UseHolidaysCourier(HolidayRefreshes refreshes) {
		this.refreshes = refreshes;
	}

	@Override
	public String kind() {
		return "bank-holidays-used";
	}

	@Override
	public Class<UseHolidays> contents() {
		return UseHolidays.class;
	}

	@Override
	public Outcome<UUID> carry(UseHolidays what, IdempotencyKey key, UUID subject) {
		return Outcome.done(what.refresh());
	}

	@Override
	public void arrived(UseHolidays what, UUID brought, UUID subject) {
		this.refreshes.use(what.refresh());
	}

	@Override
	public void givenUp(UseHolidays what, String reason, UUID subject) {
		this.refreshes.notUsed(what.refresh(), reason);
	}

}
