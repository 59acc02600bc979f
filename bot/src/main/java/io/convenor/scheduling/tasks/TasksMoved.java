package io.convenor.scheduling.tasks;

import java.util.UUID;

/** Something is to be done for a conference, or was done. */
public record TasksMoved(UUID conference) {
}
