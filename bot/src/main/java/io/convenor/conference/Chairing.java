package io.convenor.conference;

import org.jspecify.annotations.Nullable;

import io.convenor.people.Capacity;

/**
 * Who chairs a conference.
 *
 * @param chairId their object id
 * @param chairedAs in which capacity
 * @param chairReason why they do, where that was asked for
 */
record Chairing(String chairId, Capacity chairedAs, @Nullable String chairReason) {

	/** By an independent chair, of whom no reason is asked. */
	static Chairing by(String chairId) {
		return new Chairing(chairId, Capacity.INDEPENDENT_CHAIR, null);
	}

}
