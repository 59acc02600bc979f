package io.convenor.scheduling.invitations;

import java.util.UUID;

/**
 * Somebody moved or deleted the event of a conference by hand, or what became of that was
 * decided.
 */
public record HandMadeChangeNoticed(UUID id, UUID conference) {
}
