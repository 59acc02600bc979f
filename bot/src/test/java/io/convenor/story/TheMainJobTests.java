package io.convenor.story;

import java.time.ZonedDateTime;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Settings;
import io.convenor.timescales.Dates;

class TheMainJobTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	@Test
	void aChairBooksAHybridConferenceAndTheOutcomeReachesEverybody() {
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
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
