package io.convenor.outcomes;

import java.util.UUID;

import io.convenor.delivery.Delivery;

/**
 * An outcome was approved, or something that follows from it was delivered or was not.
 * Published in the transaction that recorded it.
 */
public record OutcomeMoved(UUID outcome, UUID conference) {

	/**
	 * Whether this tells, a little later and for several together, what became of a
	 * delivery.
	 */
	public static boolean tellsOf(Delivery delivery) {
		return delivery.state() == Delivery.State.SENT && OutcomeKeys.isLetter(delivery.key(), delivery.subject());
	}

}
