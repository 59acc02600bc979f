package io.convenor.scheduling.rooms;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the authority knows of its rooms that the directory does not.
 *
 * @param rooms by the room's mailbox
 * @param roomDirections how to come to a room, by its mailbox
 */
@ConfigurationProperties("convenor.scheduling")
record RoomSettings(@DefaultValue Map<String, Of> rooms, @DefaultValue Map<String, String> roomDirections) {

	/** Whether a letter can say how to come to a room. */
	boolean saysWhere(String address) {
		return !this.roomDirections.getOrDefault(address, "").isBlank();
	}

	/** What is known of a room. */
	Of of(String address) {
		return Optional.ofNullable(this.rooms.get(address)).orElse(Of.NOTHING);
	}

	/**
	 * What is known of one room.
	 *
	 * @param safeLimit how many people may safely be in it, where that is fewer than it
	 * has seats
	 * @param equipment what is there beside what the directory lists
	 * @param waitingArea where somebody can wait apart from the others
	 */
	record Of(@Nullable Integer safeLimit, @Nullable String equipment, @Nullable String waitingArea) {

		private static final Of NOTHING = new Of(null, null, null);

		Of {
			if (safeLimit != null && safeLimit < 1) {
				throw new IllegalArgumentException("At least one person may be in a room, not " + safeLimit
						+ ". Leave a room that nobody may use out of the directory's rooms.");
			}
		}

	}

}
