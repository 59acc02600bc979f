package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Settings;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/** The main job again, with Microsoft 365 on a bad day. */
@Tag("slow")
class MisbehavingTenantTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	/** How often the inbox is read when nobody tells of new mail. */
	private static final Duration UNTIL_IT_IS_READ = Duration.ofSeconds(20);

	private static final Duration A_MINUTE = Duration.ofMinutes(1);

	@Test
	void whatIsThrottledUnavailableUnansweredOrToldTwiceIsStillThereExactlyOnce() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot _ = LocalBot.start(town, Map.of("convenor.delivery.first-retry", "200ms"))) {
			Misbehaviours day = town.tenant().misbehave();
			day.on("POST", "/users/*/events").workWithoutAnswering();
			day.on("PATCH", "/users/*/onlineMeetings/*").unavailable();
			day.on("POST", "/users/*/messages").times(2).throttle(Duration.ofSeconds(1));
			day.on("POST", "/users/*/messages").times(2).workWithoutAnswering();
			day.on("POST", "/users/*/messages/*/send").times(2).workWithoutAnswering();
			day.on("POST", "/users/*/messages/*/send").unavailable();
			day.on("PUT", "/drives/*/items/*/content").times(2).workWithoutAnswering();
			day.on("POST", "/users/*/messages/*/move").dropConnection();
			day.on("POST", "/teams/*/channels/*/messages").workWithoutAnswering();
			day.notifyTwice(3);
			HybridConference story = tell(town);
			var inTheEnd = new InTheEnd(town, story);
			inTheEnd.everybodyHasTheConferenceInTheirCalendarOnce();
			inTheEnd.nobodyWalksInPastTheLobby();
			inTheEnd.eachAgencyIsAskedForItsReportOnce();
			inTheEnd.theReportIsFiledAndAcknowledgedOnce();
			inTheEnd.theSummaryStandsInTheChannelOnce();
			inTheEnd.theOutcomeReachesThoseEntitledOnce();
			inTheEnd.eachLetterWasSentOnce();
		}
	}

	@Test
	void aReportIsFiledWithinAMinuteWhenTheNotificationNeverComes() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot _ = LocalBot.start(town, Map.of())) {
			town.tenant().misbehave().neverNotify(10);
			var story = new HybridConference(town);
			story.theChairSaysWhatItIs();
			story.theChairChoosesThePeople();
			story.theChairChoosesRoomAndTime();
			story.theChairConfirms();
			story.theSchoolSendsItsReport(() -> town.isNow(ZonedDateTime.now(town.clock()).plus(UNTIL_IT_IS_READ)));
			new InTheEnd(town, story).theReportIsFiledAndAcknowledgedOnce();
			assertThat(story.took().get("from the report's arrival to its acknowledgement").plus(UNTIL_IT_IS_READ))
				.isLessThan(A_MINUTE);
		}
	}

	private static HybridConference tell(LocalTown town) {
		var story = new HybridConference(town);
		story.theChairSaysWhatItIs();
		story.theChairChoosesThePeople();
		story.theChairChoosesRoomAndTime();
		story.theChairConfirms();
		story.theSchoolSendsItsReport();
		story.theMeetingIsHeld();
		story.theChairRecordsTheOutcome();
		story.theChairApproves();
		return story;
	}

}
