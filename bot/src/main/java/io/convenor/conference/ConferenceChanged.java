package io.convenor.conference;

import java.util.UUID;

/**
 * Something about a booked conference was changed. Published in the transaction that
 * changed it.
 *
 * @param arrangement which arrangement the conference has now
 */
public record ConferenceChanged(UUID conference, Change change, int arrangement) {
}
