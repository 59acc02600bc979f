package io.convenor.story;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.convenor.LocalDatabase;
import io.convenor.local.BotProcess;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Settings;
import io.convenor.tenant.misbehaviour.Phase;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main job again, while the bot's process is killed at the first of every kind of
 * work it does outside: just before Microsoft 365 did it, or just after and before it
 * could answer. Whoever supervises the bot starts it again.
 */
class KilledOnTheWayTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final List<Work> EVERY_KIND_OF_WORK = List.of(new Work("POST", "/users/*/events"),
			new Work("GET", "/users/*/events/*"), new Work("PATCH", "/users/*/onlineMeetings/*"),
			new Work("POST", "/users/*/messages"), new Work("POST", "/users/*/messages/*/send"),
			new Work("PUT", "/drives/*/items/*/content"), new Work("POST", "/users/*/mailFolders"),
			new Work("POST", "/users/*/messages/*/move"), new Work("POST", "/teams/*/channels/*/messages"));

	private static final Map<String, String> QUICK_TO_NOTICE = Map.of("convenor.delivery.heartbeat", "500ms",
			"convenor.delivery.polling", "200ms", "convenor.delivery.first-retry", "200ms",
			"convenor.reports.read-every", "2s", "convenor.outcomes.sign-in-wait", "5s");

	private final Set<Work> killedAt = ConcurrentHashMap.newKeySet();

	@ParameterizedTest
	@EnumSource(Phase.class)
	void whereverTheBotIsKilledEachThingIsThereExactlyOnce(Phase moment) {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				BotProcess bot = BotProcess.start(town, LocalDatabase.fresh(), QUICK_TO_NOTICE)) {
			EVERY_KIND_OF_WORK.forEach(
					(work) -> town.tenant().misbehave().on(work.method, work.path).run(moment, () -> kill(bot, work)));
			var story = new HybridConference(town, bot::awaitReady);
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairConfirms();
			story.theSchoolSendsItsReport();
			story.theChairRecordsTheOutcome();
			story.theChairApproves();
			assertThat(this.killedAt).containsExactlyInAnyOrderElementsOf(EVERY_KIND_OF_WORK);
			everythingIsThereOnce(new InTheEnd(town, story));
		}
	}

	private static void everythingIsThereOnce(InTheEnd inTheEnd) {
		inTheEnd.everybodyHasTheConferenceInTheirCalendarOnce();
		inTheEnd.nobodyWalksInPastTheLobby();
		inTheEnd.fourHaveAPlaceInTheRoomAndTheRestJoinOnTeams();
		inTheEnd.eachAgencyIsAskedForItsReportOnce();
		inTheEnd.theReportIsFiledAndAcknowledgedOnce();
		inTheEnd.theSummaryStandsInTheChannelOnce();
		inTheEnd.theOutcomeReachesThoseEntitledOnce();
		inTheEnd.eachLetterWasSentOnce();
	}

	private void kill(BotProcess bot, Work work) {
		this.killedAt.add(work);
		bot.kill();
	}

	/** A request that does something in Microsoft 365, or waits for something there. */
	private record Work(String method, String path) {
	}

}
