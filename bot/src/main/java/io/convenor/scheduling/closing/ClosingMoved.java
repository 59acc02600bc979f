package io.convenor.scheduling.closing;

import java.util.UUID;

/**
 * Something became of a meeting that is kept closed.
 *
 * @param meeting the conference's id, or that of the separation whose meeting it is
 * @param ask how often it was asked for by then
 */
public record ClosingMoved(UUID conference, UUID meeting, int ask, What what) {

	/** What became of it. */
	public enum What {

		/** It was read back as it was asked for. */
		CLOSED,

		/** It was read. */
		READ,

		/** Nobody could open it. */
		NOBODY_OPENS,

		/** It was closed, and somebody opened it by hand. */
		OPENED_BY_HAND,

		/** It begins soon. */
		BEGINS_SOON

	}

}
