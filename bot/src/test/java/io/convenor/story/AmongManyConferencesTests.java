package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A conference is moved and covered when it is the only one, and another when there are a
 * dozen more.
 */
@Tag("slow")
class AmongManyConferencesTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 6);

	private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

	private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

	private static final List<Person> OTHER_CHAIRS = Northmere.CHAIRS.stream()
		.filter((chair) -> !chair.equals(Northmere.HELEN_OKAFOR))
		.toList();

	@Test
	void whatIsAskedOfGraphForOneDoesNotGrowWithTheOthers() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of("convenor.reports.read-every", "1h"))) {
			var northmere = new Town(town, bot);
			OTHER_CHAIRS.forEach((chair) -> town.teams().as(chair).says("help"));
			UUID alone = northmere.books(LocalDateTime.of(2026, 3, 5, 10, 0), Northmere.HELEN_OKAFOR);
			Map<String, Long> moved = northmere.moves(alone, FRIDAY.atTime(10, 0));
			Map<String, Long> covered = northmere.covers(alone);
			IntStream.range(0, 12)
				.forEach((i) -> northmere.books(
						LocalDateTime.of(MONDAY.plusDays(i / 4), LocalTime.of(9, 30).plusHours(2L * (i % 4))),
						OTHER_CHAIRS.get(i % 4)));
			UUID oneOfMany = northmere.books(LocalDateTime.of(2026, 3, 5, 14, 0), Northmere.HELEN_OKAFOR);
			assertThat(northmere.moves(oneOfMany, FRIDAY.atTime(14, 0))).as("to move").isEqualTo(moved);
			assertThat(northmere.covers(oneOfMany)).as("to cover").isEqualTo(covered);
			assertThat(bot.part(Conferences.class).count()).isEqualTo(14);
		}
	}

	/** The bot and its town, as Helen Okafor meets them. */
	private record Town(LocalTown town, LocalBot bot, PatientChair helen) {

		Town(LocalTown town, LocalBot bot) {
			this(town, bot, new PatientChair(Northmere.HELEN_OKAFOR, town, () -> {
			}));
		}

		UUID books(LocalDateTime start, Person chair) {
			UUID id = BookedInTheRoom.at(start, SomeKinds.INITIAL_CONFERENCE, "2026-03-02", chair,
					this.bot.part(Bookings.class));
			settles(id);
			return id;
		}

		Map<String, Long> moves(UUID id, LocalDateTime to) {
			Map<String, Long> asked = counting(id, () -> {
				this.helen.says("change " + conference(id).reference());
				this.helen.presses("Another time");
				this.helen.presses("Use this time", Map.of("date", to.toLocalDate(), "time", to.toLocalTime()));
				this.helen.presses("Confirm and tell them");
			});
			assertThat(conference(id).startsAt()).isEqualTo(to);
			return asked;
		}

		Map<String, Long> covers(UUID id) {
			Map<String, Long> asked = counting(id, () -> {
				this.helen.says("cover");
				this.helen.presses("Hand over what is chosen");
			});
			assertThat(conference(id).chairId()).isNotEqualTo(Northmere.HELEN_OKAFOR.id());
			return asked;
		}

		/**
		 * The calendar is followed whatever anybody does, and who a chair is, is asked
		 * once for each of them.
		 */
		private Map<String, Long> counting(UUID id, Runnable work) {
			long before = this.town.tenant().calls().marker();
			work.run();
			settles(id);
			Map<String, Long> asked = new TreeMap<>(Calls.counts(this.town.tenant().calls().since(before)));
			asked.keySet()
				.removeAll(List.of("GET /users/{user}/calendarView/delta",
						"GET /users/{user}/mailFolders/{folder}/messages/delta", "GET /users/{user}"));
			return asked;
		}

		private void settles(UUID id) {
			Awaitility.await().atMost(TWO_MINUTES).until(() -> {
				Conference now = conference(id);
				List<Delivery> all = this.bot.part(Deliveries.class).about(id);
				return now.isLobbyGuarded() && now.inCalendar() == now.arrangement()
						&& all.stream().allMatch(Delivery::settled);
			});
		}

		private Conference conference(UUID id) {
			return this.bot.part(Conferences.class).get(id);
		}

	}

}
