package io.convenor.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Caches with a limit of size and of time, told by the clock we are given. */
final class Caches {

	private Caches() {
	}

	static <K, V> Cache<K, V> of(int most, Duration kept, Clock clock) {
		Instant start = clock.instant();
		return Caffeine.newBuilder()
			.maximumSize(most)
			.expireAfterWrite(kept)
			.ticker(() -> Duration.between(start, clock.instant()).toNanos())
			.build();
	}

}
