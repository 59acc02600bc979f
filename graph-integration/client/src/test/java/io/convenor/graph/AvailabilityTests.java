package io.convenor.graph;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;

import static io.convenor.graph.Northmere365.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AvailabilityTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private static final LocalDateTime JULY = LocalDateTime.of(2026, 7, 1, 0, 0);

	private static final String HELEN = Northmere.HELEN_OKAFOR.address();

	private final Availability availability = NORTHMERE.graph().availability();

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@Test
	void busyTimesComeInLondonTimeWhateverTheSeason() {
		busy(HELEN, JULY.plusHours(9), JULY.plusHours(11));
		busy(HELEN, JULY.plusMonths(6).plusHours(9), JULY.plusMonths(6).plusHours(10));
		Availability.Diary summer = diary(HELEN, JULY, JULY.plusDays(1));
		assertThat(summer.busy()).containsExactly(new Availability.Busy(JULY.plusHours(9), JULY.plusHours(11)));
		assertThat(diary(HELEN, JULY.plusMonths(6), JULY.plusMonths(6).plusDays(1)).busy())
			.extracting((busy) -> busy.from().getHour())
			.containsExactly(9);
		assertThat(summer.freeBetween(JULY.plusHours(11), JULY.plusHours(12))).isTrue();
		assertThat(summer.freeBetween(JULY.plusHours(10), JULY.plusHours(12))).isFalse();
	}

	@Test
	void diariesComeInTheOrderAskedForAndOneThatCannotBeReadSaysSo() {
		List<String> addresses = List.of("nobody@elsewhere.example", Northmere.ALDER.address(),
				HELEN.toUpperCase(Locale.ROOT));
		assertThat(this.availability.diaries(ORGANISER, addresses, JULY, JULY.plusDays(1)))
			.extracting(Availability.Diary::address, (diary) -> diary.problem() == null)
			.containsExactly(tuple(addresses.get(0), false), tuple(addresses.get(1), true),
					tuple(addresses.get(2), true));
		assertThat(this.availability.diaries(ORGANISER, addresses, JULY, JULY.plusDays(1)).getFirst().problem())
			.contains("ErrorMailRecipientNotFound")
			.doesNotContain("@");
	}

	@Test
	void moreThanTwentyDiariesTakeASecondRequest() {
		List<String> addresses = new ArrayList<>(
				IntStream.range(0, 24).mapToObj((number) -> "guest%d@elsewhere.example".formatted(number)).toList());
		addresses.add(HELEN);
		assertThat(NORTHMERE.requestsOf(
				() -> assertThat(this.availability.diaries(ORGANISER, addresses, JULY, JULY.plusDays(1))).hasSize(25)))
			.hasSize(2);
	}

	@Test
	void aLongStretchIsReadInParts() {
		LocalDateTime late = JULY.plusDays(80).plusHours(14);
		busy(Northmere.MARTIN_HALE.address(), late, late.plusHours(1));
		assertThat(diary(Northmere.MARTIN_HALE.address(), JULY, JULY.plusDays(90)).busy())
			.containsExactly(new Availability.Busy(late, late.plusHours(1)));
	}

	@Test
	void theRoomsAreReadOnceAndKept() {
		List<String> requests = NORTHMERE.requestsOf(() -> {
			assertThat(this.availability.rooms())
				.extracting(Availability.BookableRoom::address, Availability.BookableRoom::capacity)
				.contains(tuple(Northmere.ALDER.address(), 8), tuple(Northmere.BEECH.address(), 6));
			this.availability.rooms();
		});
		assertThat(requests).hasSize(1);
	}

	@Test
	void aRoomSaysWhereItIsWhoGetsInAndWhatIsInIt() {
		assertThat(this.availability.rooms()).contains(
				new Availability.BookableRoom(Northmere.ALDER.address(), "Alder Room, Shire Hall", 8, true,
						"Shire Hall", List.of("Wall screen", "Teams Rooms camera", "Table microphone", "Hearing loop")),
				new Availability.BookableRoom(Northmere.BEECH.address(), "Beech Room, Shire Hall", 6, false,
						"Shire Hall", List.of()));
	}

	private Availability.Diary diary(String address, LocalDateTime from, LocalDateTime to) {
		return this.availability.diaries(ORGANISER, List.of(address), from, to).getFirst();
	}

	private static void busy(String address, LocalDateTime from, LocalDateTime to) {
		NORTHMERE.tenant()
			.calendars()
			.busy(address, from.atZone(LocalTimes.ZONE).toInstant(), to.atZone(LocalTimes.ZONE).toInstant());
	}

}
