package io.convenor.scheduling.changes;

import java.util.UUID;

/** A call was made, or is to be made, or need not be made any more. */
public record CallsMoved(UUID conference) {
}
