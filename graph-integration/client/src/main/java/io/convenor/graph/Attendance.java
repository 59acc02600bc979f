package io.convenor.graph;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Who was in a Teams meeting. */
public interface Attendance {

	/**
	 * Everybody who was in a meeting, in the order in which they came, over all its
	 * sessions; nobody where it was not held, or is not over. Two requests, and one for
	 * each session.
	 * @param organiserId the organiser's object id: Graph takes no address here
	 * @throws GraphFailure.NotFound when the meeting is not there
	 */
	List<Attended> of(String organiserId, String joinUrl);

	/**
	 * Somebody who was there.
	 *
	 * @param address null for a guest or a caller, whom only a name or a number tells
	 * apart
	 * @param name as they had it in the meeting: guests choose their own
	 * @param stays from coming in to leaving, as often as they did
	 */
	record Attended(@Nullable String address, String name, List<Stay> stays) {

		public Attended {
			stays = List.copyOf(stays);
		}

	}

	/** From coming in to leaving. */
	record Stay(Instant from, Instant to) {
	}

}
