package io.convenor.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingWaitTests {

	@Test
	void looksSoonAtFirstThenLessOftenAndAfterADayNoMore() {
		List<Duration> waits = new ArrayList<>();
		Instant now = Instant.EPOCH;
		for (Optional<Instant> next = GrowingWait.next(Instant.EPOCH, now); next
			.isPresent(); next = GrowingWait.next(Instant.EPOCH, now)) {
			waits.add(Duration.between(now, next.get()));
			now = next.get();
		}
		assertThat(waits).isSorted().startsWith(Duration.ofSeconds(2)).endsWith(Duration.ofMinutes(30));
		assertThat(waits).hasSizeLessThan(80);
		assertThat(Duration.between(Instant.EPOCH, now)).isBetween(Duration.ofDays(1), Duration.ofHours(25));
	}

}
