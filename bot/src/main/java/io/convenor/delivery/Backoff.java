package io.convenor.delivery;

import java.time.Duration;
import java.util.Optional;

/** How long to wait after a failed attempt, and after how many to give up. */
record Backoff(Duration first, Duration most, int attempts) {

	/** The wait after so many attempts; empty when no attempt should follow. */
	Optional<Duration> after(int made) {
		if (made >= this.attempts) {
			return Optional.empty();
		}
		Duration wait = this.first;
		for (int i = 1; i < made && wait.compareTo(this.most) < 0; i++) {
			wait = wait.multipliedBy(3);
		}
		return Optional.of((wait.compareTo(this.most) < 0) ? wait : this.most);
	}

}
