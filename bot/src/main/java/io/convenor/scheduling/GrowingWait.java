package io.convenor.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When to look again for something that comes by itself: soon at first, then less and
 * less often, for a day.
 */
public final class GrowingWait {

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final List<Pace> PACES = List.of(new Pace(Duration.ofSeconds(5), Duration.ofSeconds(2)),
			new Pace(Duration.ofSeconds(20), Duration.ofSeconds(5)),
			new Pace(Duration.ofMinutes(1), Duration.ofSeconds(15)),
			new Pace(Duration.ofMinutes(10), Duration.ofMinutes(1)),
			new Pace(Duration.ofHours(1), Duration.ofMinutes(5)), new Pace(LONGEST, Duration.ofMinutes(30)));

	private GrowingWait() {
	}

	/** The next look; empty when it was waited for long enough. */
	public static Optional<Instant> next(Instant since, Instant now) {
		Duration waited = Duration.between(since, now);
		return PACES.stream()
			.filter((pace) -> waited.compareTo(pace.until) < 0)
			.findFirst()
			.map((pace) -> now.plus(pace.every));
	}

	private record Pace(Duration until, Duration every) {
	}

}
