package io.convenor.conference;

import java.time.Instant;

/**
 * What a conference is about, as it was booked; it stays so.
 *
 * @param caseReference the case's number in the case system
 */
record Booked(String reference, String caseReference, Kind kind, Instant bookedAt) {
}
