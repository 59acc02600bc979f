package io.convenor.scheduling.changes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Somebody of the family who is to be rung about a change, or was.
 *
 * @param who whom to ring: name and role
 * @param say what to tell them, as things stand now
 * @param madeAt when they were rung; null while the call is to be made
 * @param rang who rang
 * @param note what came of it
 * @param version counts the changes, so that a tick is known to be on the newest
 */
public record CallToMake(UUID id, UUID conference, String who, String say, Instant openedAt, @Nullable Instant madeAt,
		@Nullable String rang, @Nullable String note, int version) {

	public boolean open() {
		return this.madeAt == null;
	}

	public Optional<Instant> made() {
		return Optional.ofNullable(this.madeAt);
	}

}
