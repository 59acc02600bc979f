package io.convenor.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How far one delivery has come.
 *
 * @param reason why it failed or what it waits for, in words for people
 * @param moves counts what anybody who looks at it would see
 * @param settledAt when it was sent or given up
 */
public record Delivery(UUID id, String key, String kind, UUID subject, @Nullable String recipient, State state,
		@Nullable String reason, int attempts, int moves, Instant createdAt, @Nullable Instant settledAt) {

	/** The states a delivery goes through. */
	public enum State {

		/** Not tried, or being tried. */
		WAITING,

		/** Done. */
		SENT,

		/** The last attempt failed; another follows. */
		FAILED,

		/** No attempt follows: a person must look. */
		GIVEN_UP

	}

	public boolean settled() {
		return this.state == State.SENT || this.state == State.GIVEN_UP;
	}

}
