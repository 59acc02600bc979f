package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;

import static org.assertj.core.api.Assertions.assertThat;

class SlotsPropertyTests {

	private final LawfulDates lawful = SlotsTests.at("2026-02-16T09:00:00Z");

	@Property(tries = 200)
	void whateverTheDiariesHoldWhatIsOfferedIsFreeLawfulAndInOfficeHours(@ForAll long seed) {
		Random random = new Random(seed);
		List<Busy> taken = random.ints(40, 0, 24 * 48)
			.mapToObj((halfHour) -> LocalDate.of(2026, 2, 16).atStartOfDay().plusMinutes(30L * halfHour))
			.map((from) -> new Busy(from, from.plusMinutes(30 + random.nextInt(300))))
			.toList();
		Booking.Plan plan = SlotsTests.plan(LocalDate.of(2026, 2, 10), 30 * (1 + random.nextInt(6)));
		int minutes = plan.about().lengthMinutes();
		List<LocalDateTime> offered = SlotsTests.offered(this.lawful, plan, new Diary("chair", taken, null));
		assertThat(offered).hasSizeLessThanOrEqualTo(3).doesNotHaveDuplicates().isSorted().allSatisfy((start) -> {
			assertThat(new Diary("chair", taken, null).freeBetween(start, start.plusMinutes(minutes))).isTrue();
			assertThat(this.lawful.problems(start, plan.about())).isEmpty();
			assertThat(start.toLocalTime()).isAfterOrEqualTo(LocalTime.of(9, 0));
			assertThat(start.plusMinutes(minutes).toLocalTime()).isBeforeOrEqualTo(LocalTime.of(17, 0));
			assertThat(start.getMinute() % 30).isZero();
		});
	}

	@Property(tries = 200)
	void aChairAlwaysHasTheTimeBetweenTwoMeetings(@ForAll long seed) {
		Random random = new Random(seed);
		TurnRound between = new TurnRound(Duration.ofMinutes(15L * random.nextInt(5)));
		List<Busy> taken = random.ints(12, 0, 24 * 48)
			.mapToObj((halfHour) -> LocalDate.of(2026, 2, 16).atStartOfDay().plusMinutes(30L * halfHour))
			.map((from) -> new Busy(from, from.plusMinutes(30 + random.nextInt(200))))
			.toList();
		Booking.Plan plan = SlotsTests.plan(LocalDate.of(2026, 2, 10), 60);
		Diary chair = between.around(new Diary("chair", taken, null));
		assertThat(SlotsTests.offered(this.lawful, plan, chair)).allSatisfy((start) -> assertThat(taken)
			.allSatisfy((busy) -> assertThat(!busy.to().plus(between.time()).isAfter(start)
					|| !start.plusMinutes(60).plus(between.time()).isAfter(busy.from()))
				.as("%s and %s", busy, start)
				.isTrue()));
	}

}
