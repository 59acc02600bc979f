package io.convenor.scheduling.calendar;

import java.time.Instant;
import java.util.UUID;

/**
 * The link that Teams has to give to the meeting of an entry.
 *
 * @param arrangement the one that the entry shows
 * @param since when it was found to be missing
 */
public record LinkQuestion(UUID entry, String organiser, String eventId, int arrangement, Instant since) {
}
