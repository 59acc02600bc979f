package io.convenor.scheduling.answers;

import java.util.UUID;

/** What somebody needs to take part was noted, or is not needed any more. */
public record NeedsNoted(UUID conference) {
}
