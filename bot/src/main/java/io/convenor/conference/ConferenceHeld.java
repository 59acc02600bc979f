package io.convenor.conference;

import java.util.UUID;

/** A conference was held and its outcome approved. Published in that transaction. */
public record ConferenceHeld(UUID conference) {
}
