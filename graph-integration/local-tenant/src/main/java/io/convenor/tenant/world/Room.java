package io.convenor.tenant.world;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A room that can be booked by inviting its mailbox.
 *
 * @param capacity how many people it holds
 */
public record Room(String id, String address, String displayName, int capacity, String building, Attendant attendant,
		Fittings fittings) {

	Room with(Attendant other) {
		return new Room(this.id, this.address, this.displayName, this.capacity, this.building, other, this.fittings);
	}

	/**
	 * How the room's booking attendant answers a request.
	 */
	public enum Attendant {

		ACCEPTS_WHEN_FREE, DECLINES_ALWAYS,

		/** Accepts although somebody has the room, as a badly set up mailbox does. */
		DOUBLE_BOOKS

	}

	/**
	 * What the directory says about a room's access and equipment.
	 *
	 * @param tags whatever else an administrator wrote down
	 */
	public record Fittings(boolean wheelchairAccessible, @Nullable String audioDevice, @Nullable String videoDevice,
			@Nullable String displayDevice, List<String> tags) {

		public Fittings {
			tags = List.copyOf(tags);
		}

		/** A room with nothing in it. */
		public static Fittings none(boolean wheelchairAccessible) {
			return new Fittings(wheelchairAccessible, null, null, null, List.of());
		}

	}

}
