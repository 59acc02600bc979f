package io.convenor.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * How far one delivery has come.
 *
 * @param purpose what it is for, such as {@code how-to-take-part}
 * @param reason why it failed or what it waits for, in words for people
 * @param moves counts what anybody who looks at it would see
 * @param settledAt when it was sent or given up
 */
public record Delivery(UUID id, String key, String kind, UUID subject, String purpose, Whom whom, State state,
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

	/** Whether it goes to this invitee. */
	public boolean isFor(UUID person) {
		return person.equals(this.whom.invitee);
	}

	/** Whom or what it goes to, in words for the chair; null where it goes to nobody. */
	public @Nullable String recipient() {
		return this.whom.recipient;
	}

	public boolean settled() {
		return this.state == State.SENT || this.state == State.GIVEN_UP;
	}

	/**
	 * Whom it goes to.
	 *
	 * @param recipient whom or what, in words for the chair
	 * @param invitee the id of the invitee, or null where it goes to none
	 * @param about the id of the invitee whom it concerns and who is not written to by it
	 */
	public record Whom(@Nullable String recipient, @Nullable UUID invitee, @Nullable UUID about) {

		/** It goes to nobody. */
		public static final Whom NOBODY = new Whom(null, null, null);

	}

}
