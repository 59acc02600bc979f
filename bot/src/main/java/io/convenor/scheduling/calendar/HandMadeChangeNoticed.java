package io.convenor.scheduling.calendar;

import java.util.UUID;

/**
 * Somebody moved or deleted an entry by hand, what became of that was decided, or the
 * conference was changed meanwhile.
 */
public record HandMadeChangeNoticed(UUID id, UUID conference) {
}
