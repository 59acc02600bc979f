package io.convenor.scheduling.cover;

import java.util.Set;
import java.util.UUID;

/**
 * A proposal of cover came to show something new: the diaries were read, or conferences
 * were handed over. Published in the transaction that saved it.
 *
 * @param newChairs the object ids of those who have just taken something over
 */
public record CoverMoved(UUID cover, int version, Set<String> newChairs) {

	public CoverMoved {
		newChairs = Set.copyOf(newChairs);
	}

}
