package io.convenor.scheduling.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.convenor.conference.Child;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.SchedulingSettings.OrganisedBy;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

class SlotsTests {

	private static final SchedulingSettings SETTINGS = new SchedulingSettings(OrganisedBy.SERVICE_ACCOUNT,
			Duration.ofMinutes(15), Duration.ofHours(8), 25, 8, LocalTime.of(9, 0), LocalTime.of(17, 0), 42, 12,
			Duration.ofMillis(700), Map.of());

	private static final WorkingDays WORKING_DAYS = new WorkingDays(BankHolidays.shipped());

	/** A Monday. */
	private final LawfulDates lawful = at("2026-02-16T09:00:00Z");

	@Test
	void threeTimesOnThreeDaysWithMoreThanAWeeksNotice() {
		assertThat(offered(this.lawful, plan(LocalDate.of(2026, 2, 12), 90))).containsExactly(
				LocalDateTime.of(2026, 2, 24, 9, 0), LocalDateTime.of(2026, 2, 25, 9, 0),
				LocalDateTime.of(2026, 2, 26, 9, 0));
	}

	@Test
	void neverAfterTheLastLawfulDateEvenWhenThatMeansLessNotice() {
		List<LocalDateTime> offered = offered(this.lawful, plan(LocalDate.of(2026, 1, 29), 90));
		assertThat(offered).hasSize(3);
		assertThat(offered).allMatch((start) -> !start.toLocalDate().isAfter(LocalDate.of(2026, 2, 19)));
	}

	@Test
	void aDayThatIsTheOnlyOneLeftGivesThreeTimesThatDoNotOverlap() {
		assertThat(offered(this.lawful, plan(LocalDate.of(2026, 1, 27), 90))).containsExactly(
				LocalDateTime.of(2026, 2, 17, 9, 0), LocalDateTime.of(2026, 2, 17, 10, 30),
				LocalDateTime.of(2026, 2, 17, 12, 0));
	}

	@Test
	void onlyWhenEverybodyIsFree() {
		Diary chair = diary(busy(LocalDate.of(2026, 2, 24), 9, 12));
		Diary room = diary(busy(LocalDate.of(2026, 2, 24), 12, 17), busy(LocalDate.of(2026, 2, 25), 9, 10));
		assertThat(offered(this.lawful, plan(LocalDate.of(2026, 2, 12), 90), chair, room))
			.startsWith(LocalDateTime.of(2026, 2, 25, 10, 0), LocalDateTime.of(2026, 2, 26, 9, 0));
	}

	@Test
	void aMeetingThatEndsWhenTheNextBeginsIsNoClash() {
		Diary chair = diary(busy(LocalDate.of(2026, 2, 24), 10, 17));
		assertThat(offered(this.lawful, plan(LocalDate.of(2026, 2, 12), 60), chair))
			.startsWith(LocalDateTime.of(2026, 2, 24, 9, 0));
	}

	@Test
	void neverOnABankHoliday() {
		LawfulDates beforeEaster = at("2026-03-25T09:00:00Z");
		assertThat(offered(beforeEaster, plan(LocalDate.of(2026, 3, 24), 60))).containsExactly(
				LocalDateTime.of(2026, 4, 2, 9, 0), LocalDateTime.of(2026, 4, 7, 9, 0),
				LocalDateTime.of(2026, 4, 8, 9, 0));
	}

	@Test
	void whatWouldEndAfterOfficeHoursIsNotOffered() {
		Diary chair = diary(busy(LocalDate.of(2026, 2, 24), 9, 15));
		assertThat(offered(this.lawful, plan(LocalDate.of(2026, 2, 12), 150), chair))
			.startsWith(LocalDateTime.of(2026, 2, 25, 9, 0));
	}

	@Test
	void noDayIsLeftWhenTheLastLawfulDateIsToday() {
		Slots slots = new Slots(this.lawful, SETTINGS);
		assertThat(slots.stretch(plan(LocalDate.of(2026, 1, 26), 90))).isEmpty();
	}

	static List<LocalDateTime> offered(LawfulDates lawful, Booking.Plan plan, Diary... diaries) {
		Slots slots = new Slots(lawful, SETTINGS);
		return slots.offer(plan, slots.stretch(plan).orElseThrow(), List.of(diaries));
	}

	static LawfulDates at(String moment) {
		return new LawfulDates(RuleSets.shipped(), SomeKinds.SHIPPED, WORKING_DAYS, new DateCheck(WORKING_DAYS),
				SETTINGS, Clock.fixed(Instant.parse(moment), Dates.LONDON));
	}

	static Booking.Plan plan(LocalDate strategyDiscussion, int minutes) {
		return Booking.Plan.empty()
			.with(new Booking.About(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, Child.only("M-1"), strategyDiscussion,
					null, minutes));
	}

	private static Diary diary(Busy... busy) {
		return new Diary("somebody", List.of(busy), null);
	}

	private static Busy busy(LocalDate day, int from, int to) {
		return new Busy(day.atTime(from, 0), day.atTime(to, 0));
	}

}
