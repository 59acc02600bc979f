package io.convenor.scheduling.tasks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that a letter promised and that somebody has to do, or has done.
 *
 * @param role whose task it is
 * @param sentence what is to be done
 * @param due when it must be done, in local time
 * @param doneAt when it was ticked off; null while it is to be done
 * @param who who did it
 * @param version counts the changes, so that a tick is known to be on the newest
 */
public record Task(UUID id, UUID conference, String role, String sentence, LocalDateTime due, @Nullable Instant doneAt,
		@Nullable String who, @Nullable String note, int version) {

	public boolean open() {
		return this.doneAt == null;
	}

}
