package io.convenor.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.delivery.Deliveries;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/** What a chair finds in the chat in the morning, without having asked. */
@Tag("slow")
class MorningTests {

	private static final ZonedDateTime MONDAY_EVENING = ZonedDateTime.of(2026, 3, 2, 18, 0, 0, 0, Dates.LONDON);

	private static final Map<String, String> IN_THE_MORNING = Map.of("convenor.reports.read-every", "1h",
			"convenor.digest.at", "08:00", "convenor.digest.until", "12:00");

	@Test
	void atEightTheChairIsToldOfTheDaysAheadAndWhoHasAnEmptyDayHearsNothing() {
		LocalClock.OfAStory clock = new LocalClock.OfAStory(MONDAY_EVENING);
		try (LocalTown town = LocalTown.start(Settings.with(clock));
				LocalBot bot = LocalBot.start(town, IN_THE_MORNING)) {
			TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
			TeamsUser martin = town.teams().as(Northmere.MARTIN_HALE);
			helen.says("help");
			martin.says("help");
			var id = BookedInTheRoom.at(LocalDateTime.of(2026, 3, 5, 10, 0), SomeKinds.LATER_CARE_REVIEW, "2026-01-05",
					Northmere.HELEN_OKAFOR, bot.part(Bookings.class));
			String reference = bot.part(Conferences.class).get(id).reference().value();
			assertThat(helen.chat().transcript()).doesNotContain("Your day");
			clock.isNow(ZonedDateTime.of(2026, 3, 3, 8, 0, 1, 0, Dates.LONDON));
			helen.awaits((chat) -> chat.transcript().contains("Your day: Tuesday 3 March 2026"), Duration.ofMinutes(1));
			assertThat(helen.chat().transcript()).contains("Thursday 5 March 2026, 10:00 to 11:00, " + reference)
				.doesNotContain("Kim Marsh", "M-104233");
			assertThat(martin.chat().transcript()).doesNotContain("Your day");
		}
	}

	@Test
	void whileNobodyAnswersTheChairHearsThreeWorkingDaysBeforeWhomToChase() {
		LocalClock.OfAStory clock = new LocalClock.OfAStory(MONDAY_EVENING);
		try (LocalTown town = LocalTown.start(Settings.with(clock));
				LocalBot bot = LocalBot.start(town, IN_THE_MORNING)) {
			TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
			helen.says("help");
			var id = BookedInTheRoom.at(LocalDateTime.of(2026, 3, 9, 10, 0), SomeKinds.INITIAL_CONFERENCE, "2026-02-27",
					Northmere.HELEN_OKAFOR, bot.part(Bookings.class));
			String reference = bot.part(Conferences.class).get(id).reference().value();
			clock.isNow(halfPastEightOn(3));
			looked(bot, "look-at-quorums", halfPastEightOn(3));
			assertThat(helen.chat().transcript()).doesNotContain("quorum");
			clock.isNow(halfPastEightOn(4));
			helen.awaits((chat) -> chat.transcript().contains(reference + ": the quorum cannot be reached"),
					Duration.ofMinutes(1));
			assertThat(helen.chat().transcript()).contains("Siân Pugh has not answered", "If it is not quorate");
			clock.isNow(halfPastEightOn(5));
			looked(bot, "look-at-quorums", halfPastEightOn(5));
			helen.awaits((chat) -> chat.transcript().contains("Your day: Thursday 5 March 2026"),
					Duration.ofMinutes(1));
			assertThat(helen.chat().transcript()).containsOnlyOnce("If it is not quorate");
		}
	}

	@Test
	void whenTheBankHolidaysSoonEndTheAdministratorIsToldAndNotAgainTheNextMorning() {
		LocalClock.OfAStory clock = new LocalClock.OfAStory(ZonedDateTime.of(2027, 12, 30, 18, 0, 0, 0, Dates.LONDON));
		try (LocalTown town = LocalTown.start(Settings.with(clock));
				LocalBot bot = LocalBot.start(town, IN_THE_MORNING)) {
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			joan.says("help");
			clock.isNow(ZonedDateTime.of(2028, 1, 4, 9, 0, 1, 0, Dates.LONDON));
			joan.awaits((chat) -> chat.transcript().contains("ends on Sunday 31 December 2028"), Duration.ofMinutes(1));
			ZonedDateTime wednesday = ZonedDateTime.of(2028, 1, 5, 9, 0, 1, 0, Dates.LONDON);
			clock.isNow(wednesday);
			looked(bot, "look-at-bank-holidays", wednesday);
			assertThat(joan.chat().transcript()).containsOnlyOnce("ends on Sunday 31 December 2028");
			assertThat(
					bot.part(Deliveries.class).byKey("bank-holidays-end:" + Northmere.JOAN_WHITBY.id() + ":2028-01-05"))
				.isEmpty();
		}
	}

	private static ZonedDateTime halfPastEightOn(int day) {
		return ZonedDateTime.of(2026, 3, day, 8, 30, 1, 0, Dates.LONDON);
	}

	/** Waits until the work of that morning was done. */
	private static void looked(LocalBot bot, String task, ZonedDateTime morning) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> bot.part(JdbcClient.class)
				.sql("select count(*) from scheduled_tasks where task_name = ? and execution_time > ?")
				.params(task, morning.toOffsetDateTime())
				.query(Integer.class)
				.single() == 1);
	}

}
