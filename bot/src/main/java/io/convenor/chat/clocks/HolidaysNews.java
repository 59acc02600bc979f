package io.convenor.chat.clocks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.TeamsChats;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.delivery.Deliveries;
import io.convenor.timescales.Dates;

/**
 * Tells the administrators on a working morning that the bank holiday list soon ends: at
 * most once a month, and not in the month after somebody fetched the published one.
 */
@Component
class HolidaysNews {

	private final HolidaysSoonEnd soonEnd;

	private final NeedToKnow needToKnow;

	private final TeamsChats chats;

	private final CardScreen screen;

	private final Deliveries deliveries;

	private final TransactionOperations transaction;

	private final Clock clock;

	HolidaysNews(HolidaysSoonEnd soonEnd, NeedToKnow needToKnow, TeamsChats chats, CardScreen screen,
			Deliveries deliveries, TransactionOperations transaction, Clock clock) {
		this.soonEnd = soonEnd;
		this.needToKnow = needToKnow;
		this.chats = chats;
		this.screen = screen;
		this.deliveries = deliveries;
		this.transaction = transaction;
		this.clock = clock;
	}

	void look() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
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
			this.chats.withPerson(administrator)
				.ifPresent((chat) -> this.screen.postOnce("bank-holidays-end:" + administrator + ":" + today, chat,
						HolidaysCard.KIND, HolidaysCard.THE_ONE, about));
		}
	}

}
