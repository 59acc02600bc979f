package io.convenor.chat.clocks;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.KnownTo;
import io.convenor.deadlines.HolidayRefresh;
import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/** The list that comes with the software ends on 31 December 2028. */
class HolidaysNewsTests {

	private final HolidaysInForce inForce = mock(HolidaysInForce.class);

	private final HolidayRefreshes refreshes = mock(HolidayRefreshes.class);

	private final CardScreen screen = mock(CardScreen.class);

	private final Deliveries deliveries = mock(Deliveries.class);

	private final Map<UUID, List<Delivery>> delivered = new HashMap<>();

	private final List<String> told = new ArrayList<>();

	private Instant now = Instant.EPOCH;

	@BeforeEach
	void aListAndTwoAdministratorsOfWhomOneCanBeReached() {
		given(this.inForce.current()).willReturn(BankHolidays.shipped());
		given(this.deliveries.about(any()))
			.willAnswer((call) -> this.delivered.getOrDefault(call.<UUID>getArgument(0), List.of()));
		willAnswer((call) -> {
			UUID about = call.getArgument(4);
			this.told.add(call.getArgument(1));
			this.delivered.computeIfAbsent(about, (_) -> new ArrayList<>())
				.add(new Delivery(UUID.randomUUID(), call.getArgument(1), "card", about, "card", Delivery.Whom.NOBODY,
						Delivery.State.SENT, null, 1, 1, this.now, this.now));
			return true;
		}).given(this.screen)
			.postOnceTo(eq("joan"), anyString(), eq(HolidaysCard.KIND), eq(HolidaysCard.THE_ONE), any());
	}

	@Test
	void whileTwelveMonthsAreLeftNobodyIsTold() {
		morningsFrom("2027-11-01", 61);
		assertThat(this.told).isEmpty();
	}

	@Test
	void onTheFirstWorkingMorningAfterwardsTheAdministratorsAreToldAndThenOnceAMonth() {
		morningsFrom("2027-12-30", 100);
		assertThat(this.told).containsExactly("bank-holidays-end:joan:2028-01-04", "bank-holidays-end:joan:2028-02-04",
				"bank-holidays-end:joan:2028-03-06", "bank-holidays-end:joan:2028-04-06");
	}

	@Test
	void whoFetchedTheListIsNotToldOfItInTheMonthAfter() {
		given(this.refreshes.last())
			.willReturn(Optional.of(new HolidayRefresh(UUID.randomUUID(), HolidayRefresh.State.SAME, "joan",
					Instant.parse("2028-01-10T10:00:00Z"), null, List.of(), List.of(), null, 1)));
		morningsFrom("2028-01-11", 31);
		assertThat(this.told).containsExactly("bank-holidays-end:joan:2028-02-10");
	}

	@Test
	void aFetchThatFailedSilencesNothing() {
		given(this.refreshes.last())
			.willReturn(Optional.of(new HolidayRefresh(UUID.randomUUID(), HolidayRefresh.State.REFUSED, "joan",
					Instant.parse("2028-01-10T10:00:00Z"), "It cannot be reached.", List.of(), List.of(), null, 1)));
		morningsFrom("2028-01-11", 1);
		assertThat(this.told).containsExactly("bank-holidays-end:joan:2028-01-11");
	}

	@Test
	void whenTheListHasEndedItIsHighTime() {
		morningsFrom("2029-01-02", 1);
		assertThat(this.told).hasSize(1);
	}

	private void morningsFrom(String first, int days) {
		LocalDate.parse(first)
			.datesUntil(LocalDate.parse(first).plusDays(days))
			.forEach((day) -> at(day.atTime(9, 0)).look());
	}

	private HolidaysNews at(LocalDateTime moment) {
		this.now = moment.atZone(Dates.LONDON).toInstant();
		return new HolidaysNews(
				new HolidaysSoonEnd(this.inForce, this.refreshes, new WorkingDays(BankHolidays.shipped())),
				KnownTo.staff(Set.of(), Set.of("joan", "peter"), Set.of()), this.screen, this.deliveries,
				TransactionOperations.withoutTransaction(), Clock.fixed(this.now, Dates.LONDON));
	}

}
