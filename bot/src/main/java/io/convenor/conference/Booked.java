package io.convenor.conference;

import java.time.Instant;

/** What a conference is, as it was booked; it stays so. */
record Booked(String reference, Kind kind, Instant bookedAt) {
}
