package io.convenor.tenant.world;

/**
 * A room that can be booked by inviting its mailbox.
 *
 * @param capacity how many people it holds
 */
public record Room(String id, String address, String displayName, int capacity, String building, Attendant attendant) {

	/**
	 * How the room's booking attendant answers a request.
	 */
	public enum Attendant {

		ACCEPTS_WHEN_FREE, DECLINES_ALWAYS

	}

}
