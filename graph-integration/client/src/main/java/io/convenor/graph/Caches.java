package io.convenor.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

/** Caches with a limit of size and of time, told by the clock we are given. */
final class Caches {

	private Caches() {
	}

	static <K, V> Cache<K, V> of(int most, Duration kept, Clock clock) {
		return of(most, (value) -> kept, clock);
	}

	/** Where each value knows for how long it is good. */
	static <K, V> Cache<K, V> of(int most, Function<V, Duration> kept, Clock clock) {
		Instant start = clock.instant();
		return Caffeine.newBuilder()
			.maximumSize(most)
			.ticker(() -> Duration.between(start, clock.instant()).toNanos())
			.expireAfter(Expiry.<K, V>writing((key, value) -> kept.apply(value)))
			.build();
	}

}
