package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody took the bot's right to set lobbies away: who learns of it, and how it is put
 * right.
 */
@Tag("slow")
class GivenUpTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

	@Test
	void whatIsGivenUpIsShownToTheChairAndTheAdministratorWhoTriesItAgain() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot _ = LocalBot.start(town,
						Map.of("convenor.delivery.attempts", "2", "convenor.delivery.first-retry", "100ms"))) {
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			joan.says("hello");
			town.tenant().onlineMeetings().accessPolicy(Northmere.CONFERENCES.address(), false);
			var story = new HybridConference(town);
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairPressesConfirm();

			joan.chat().awaitsCard("Could not be delivered: " + story.reference(), HALF_A_MINUTE);
			assertThat(joan.card().text()).contains("OnlineMeetings.ReadWrite.All").contains("admin check");
			story.chair()
				.awaits((_) -> story.chair().card().text().contains("the lobby could not be set"), HALF_A_MINUTE);

			town.tenant().onlineMeetings().accessPolicy(Northmere.CONFERENCES.address(), true);
			joan.presses("Try again");
			story.chair().awaits((_) -> story.chair().card().text().contains("waits in the lobby"), HALF_A_MINUTE);
			joan.awaits((_) -> joan.card().text().contains("done, Tuesday 3 March 2026"), HALF_A_MINUTE);
			assertThat(town.tenant().onlineMeetings().all()).singleElement()
				.satisfies((meeting) -> assertThat(meeting.lobby()).isEqualTo("organizer"));
		}
	}

}
