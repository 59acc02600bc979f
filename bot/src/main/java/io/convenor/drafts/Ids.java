package io.convenor.drafts;

import java.util.Optional;
import java.util.UUID;

/** Reads ids and versions that come back from a client, with suspicion. */
public final class Ids {

	private Ids() {
	}

	public static Optional<UUID> read(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	public static long version(String text) {
		return text.matches("\\d{1,9}") ? Long.parseLong(text) : -1;
	}

}
