package io.convenor.chat.changes;

import java.util.Optional;
import java.util.UUID;

/** Reads ids and versions that come back from a client, with suspicion. */
final class Ids {

	private Ids() {
	}

	static Optional<UUID> read(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	static long version(String text) {
		return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
	}

}
