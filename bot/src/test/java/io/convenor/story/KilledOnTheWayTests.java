package io.convenor.story;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.convenor.story.MortalBot.Work;
import io.convenor.tenant.misbehaviour.Phase;

/**
 * The main job again, while the bot's process is killed at the first of every kind of
 * work it does outside.
 */
@Tag("slow")
class KilledOnTheWayTests {

	private static final List<Work> EVERY_KIND_OF_WORK = List.of(new Work("POST", "/users/*/events"),
			new Work("GET", "/users/*/events/*"), new Work("PATCH", "/users/*/onlineMeetings/*"),
			new Work("POST", "/users/*/messages"), new Work("POST", "/users/*/messages/*/send"),
			new Work("PUT", "/drives/*/items/*/content"), new Work("POST", "/users/*/mailFolders"),
			new Work("POST", "/users/*/messages/*/move"), new Work("POST", "/teams/*/channels/*/messages"));

	@ParameterizedTest
	@EnumSource(Phase.class)
	void whereverTheBotIsKilledEachThingIsThereExactlyOnce(Phase moment) {
		try (MortalBot bot = MortalBot.start()) {
			var story = new HybridConference(bot.town(), bot::awaitReady);
			bot.isKilledAtEach(EVERY_KIND_OF_WORK, moment, () -> {
				story.theChairSaysWhatItIs();
				story.theChairChoosesThePeople();
				story.theChairChoosesRoomAndTime();
				story.theChairConfirms();
				story.theSchoolSendsItsReport();
				story.theMeetingIsHeld();
				story.theChairRecordsTheOutcome();
				story.theChairApproves();
			});
			everythingIsThereOnce(new InTheEnd(bot.town(), story));
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

}
