package io.convenor.scheduling.places;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody asked for a place in the room of a hybrid meeting. */
public record WishForPlace(UUID invitee, Why why, Instant askedAt) {

	/** Why somebody asks. */
	public enum Why {

		MEET_THE_CHAIR("Wants to meet the chair in person"), CANNOT_JOIN_ONLINE("Cannot join online or by telephone");

		private final String label;

		Why(String label) {
			this.label = label;
		}

		public String label() {
			return this.label;
		}

		/**
		 * The reason with a name, as a card sends it back; a bare yes is the usual one.
		 */
		public static Optional<Why> named(String name) {
			return name.equalsIgnoreCase("true") ? Optional.of(CANNOT_JOIN_ONLINE)
					: Stream.of(values()).filter((why) -> why.name().equals(name)).findFirst();
		}

	}

}
