package io.convenor.outcomes;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.convenor.conference.Kinds;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.OutcomesSettings.Place;
import io.convenor.timescales.BrokenFileException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutcomeChannelsTests {

	private static final OutcomesSettings SETTINGS = new OutcomesSettings("team", "channel",
			Map.of("care-reviews", new Place("another team", "another channel"), "half", new Place("team", "")),
			Duration.ofSeconds(20));

	@Test
	void aKindThatNamesNoChannelGoesIntoTheUsualOneAndOneThatNamesOneThere() {
		assertThat(channelOf("core-group.yaml", "")).isEqualTo(new Place("team", "channel"));
		assertThat(channelOf("care-review.yaml", "channel: care-reviews\n"))
			.isEqualTo(new Place("another team", "another channel"));
	}

	@Test
	void whatGoesToThoseToldOnlyNamesNoChannel() {
		assertThat(SomeKinds.MARAC.guide().channel()).isNull();
		assertThatThrownBy(() -> kinds("marac.yaml", "channel: care-reviews\n")).isInstanceOf(BrokenFileException.class)
			.hasMessageContaining("what goes to those told only is posted in none");
	}

	@Test
	void aChannelThatNobodySetUpStopsTheStart() {
		for (String channel : new String[] { "unknown", "half" }) {
			assertThatThrownBy(() -> channelOf("care-review.yaml", "channel: " + channel + "\n"))
				.isInstanceOf(BrokenFileException.class)
				.hasMessageContaining("convenor.outcomes.channels does not have: " + channel);
		}
	}

	private static Place channelOf(String file, String line) {
		Kinds kinds = kinds(file, line);
		return new OutcomeChannels(SETTINGS, kinds).named(String.valueOf(kinds.all().getFirst().guide().channel()));
	}

	private static Kinds kinds(String file, String line) {
		return SomeKinds.with(file, (shipped) -> shipped + line);
	}

}
