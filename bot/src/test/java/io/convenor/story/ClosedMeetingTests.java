package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;

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
 * Where Teams does not make the chair a co-organiser, the chair and an administrator are
 * told at once, and again when it did.
 */
class ClosedMeetingTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	void thatNobodyCouldOpenTheMeetingIsToldToTheChairAndAnAdministrator() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot _ = LocalBot.start(town, Map.of())) {
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			joan.says("hello");
			town.tenant().onlineMeetings().ignoring("participants");
			var story = new HybridConference(town);
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairPressesConfirm();

			joan.chat().awaitsCard(story.reference() + ": nobody could open the meeting", A_MINUTE);
			assertThat(joan.card().text()).contains("Teams does not show the chair as its co-organiser")
				.doesNotContain("Marsh", "Okafor");
			story.chair().chat().awaitsCard(story.reference() + ": who comes in", A_MINUTE);
			assertThat(story.chair().card().text()).contains("nobody could open it or let people in",
					"You cannot put this right yourself", "nobody has confirmed");

			town.tenant().onlineMeetings().ignoring();
			joan.awaits((_) -> joan.card().text().contains("the chair can open the meeting"), A_MINUTE);
			story.chair()
				.awaits((_) -> story.chair()
					.card()
					.text()
					.contains("Recording, transcription and the chat are off, nobody but you can let people in"),
						A_MINUTE);
		}
	}

}
