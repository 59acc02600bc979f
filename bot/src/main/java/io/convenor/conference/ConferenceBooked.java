package io.convenor.conference;

import java.util.UUID;

/** A conference was booked. Published in the transaction that booked it. */
public record ConferenceBooked(UUID conference) {
}
