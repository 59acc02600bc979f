package io.convenor.scheduling.answers;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A chair decided what follows from a sitting that was not quorate. Published in the
 * transaction that decided it.
 *
 * @param sitting when it was to begin
 * @param proceeded whether it went on all the same; otherwise it is listed again
 * @param relistBy by when it has to be listed again
 * @param escalated whether so many inquorate sittings in a row have to be escalated
 */
public record SittingDecided(UUID conference, LocalDateTime sitting, boolean proceeded, @Nullable LocalDate relistBy,
		boolean escalated) {
}
