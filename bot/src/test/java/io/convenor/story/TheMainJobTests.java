package io.convenor.story;

import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Settings;

class TheMainJobTests {

	@Test
	void aChairBooksAHybridConferenceAndTheOutcomeReachesEverybody() {
		try (LocalTown town = LocalTown.start(Settings.with(Clock.systemUTC()));
				LocalBot _ = LocalBot.start(town, 3979, Map.of())) {
			var story = new HybridConference(town);
			try {
				story.theChairSaysWhatItIs();
				story.theChairChoosesThePeople();
				story.theChairChoosesRoomAndTime();
				story.theChairConfirms();
				story.theSchoolSendsItsReport();
				story.theChairLooksAtTheStatus();
				story.theChairRecordsTheOutcome();
				story.theChairApproves();
			}
			finally {
				System.out.println(story.chair().chat().transcript());
				story.requests()
					.forEach((k, v) -> System.out.println(k + " " + io.convenor.tenant.calls.Calls.counts(v)));
				System.out.println(story.took());
			}
		}
	}

}
