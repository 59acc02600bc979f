package io.convenor.outcomes;

import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Guide;
import io.convenor.conference.Kinds;
import io.convenor.outcomes.OutcomesSettings.Place;
import io.convenor.timescales.BrokenFileException;

/**
 * The channels into which outcomes go, by the names that the files of kinds have for
 * them.
 */
@Component
class OutcomeChannels {

	private final OutcomesSettings settings;

	/** A channel that nobody set up stops the start: outcomes would go nowhere. */
	OutcomeChannels(OutcomesSettings settings, Kinds kinds) {
		this.settings = settings;
		kinds.all().forEach((kind) -> {
			String channel = kind.guide().channel();
			if (channel != null && find(channel).isEmpty()) {
				throw new BrokenFileException("kinds",
						"the file of %s names a channel that convenor.outcomes.channels does not have: %s"
							.formatted(kind, channel));
			}
		});
	}

	/** A channel that a kind names. */
	Place named(String channel) {
		return find(channel).orElseThrow(() -> new IllegalStateException("There is no channel " + channel));
	}

	/** How long a summary waits for its chair to sign in. */
	Duration signInWait() {
		return this.settings.signInWait();
	}

	private Optional<Place> find(String channel) {
		return channel.equals(Guide.USUAL_CHANNEL)
				? Optional.of(new Place(this.settings.team(), this.settings.channel()))
				: Optional.ofNullable(this.settings.channels().get(channel))
					.filter((place) -> !place.team().isBlank() && !place.channel().isBlank());
	}

}
