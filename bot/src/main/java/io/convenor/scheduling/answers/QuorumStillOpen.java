package io.convenor.scheduling.answers;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * A conference comes near, and not enough have accepted for it to be quorate. Published
 * on the working mornings before it, so whoever tells somebody does it once for each
 * sitting.
 *
 * @param sitting when it is to begin
 */
public record QuorumStillOpen(UUID conference, LocalDateTime sitting) {
}
