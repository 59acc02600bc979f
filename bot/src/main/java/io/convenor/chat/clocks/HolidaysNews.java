package io.convenor.chat.clocks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.delivery.Deliveries;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.WorkingDays;

/**
 * Tells the administrators on a working morning that the bank holiday list soon ends: at
 * most once a month, and not in the month after somebody fetched the published one.
 */
@Component
class HolidaysNews {

	private final HolidaysInForce inForce;

	private final HolidayRefreshes refreshes;

	private final WorkingDays workingDays;

	private final NeedToKnow needToKnow;

	private final TeamsChats chats;

	private final CardScreen screen;

	private final Deliveries deliveries;

	private final TransactionOperations transaction;

	private final Clock clock;

	HolidaysNews(HolidaysInForce inForce, HolidayRefreshes refreshes, WorkingDays workingDays, NeedToKnow needToKnow,
			TeamsChats chats, CardScreen screen, Deliveries deliveries, TransactionOperations transaction,
			Clock clock) {
		this.inForce = inForce;
		this.refreshes = refreshes;
		this.workingDays = workingDays;
		this.needToKnow = needToKnow;
		this.chats = chats;
		this.screen = screen;
		this.deliveries = deliveries;
		this.transaction = transaction;
		this.clock = clock;
	}

	void look() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
		if (isWorkingDay(today) && this.inForce.current().warning(today).isPresent() && !wasFetchedLately(today)) {
			this.transaction.executeWithoutResult(
					(_) -> this.needToKnow.administrators().forEach((administrator) -> tell(administrator, today)));
		}
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

	private void tell(String administrator, LocalDate today) {
		UUID about = UUID.nameUUIDFromBytes(("bank-holidays-end:" + administrator).getBytes(StandardCharsets.UTF_8));
		boolean toldLately = this.deliveries.about(about)
			.stream()
			.anyMatch((told) -> isLately(told.createdAt(), today));
		if (!toldLately) {
			this.chats.withPerson(administrator)
				.ifPresent((chat) -> this.screen.postOnce("bank-holidays-end:" + administrator + ":" + today, chat,
						HolidaysCard.KIND, HolidaysCard.THE_ONE, about));
		}
	}

	private static boolean isLately(Instant moment, LocalDate today) {
		return LocalDate.ofInstant(moment, Dates.LONDON).plusMonths(1).isAfter(today);
	}

}
