package io.convenor.scheduling.changes;

import java.util.UUID;

/** The diaries were read after all, and the planned change now shows what they say. */
public record PlannedChangeMoved(UUID change, UUID conference) {
}
