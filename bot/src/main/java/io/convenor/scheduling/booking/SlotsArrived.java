package io.convenor.scheduling.booking;

import java.util.UUID;

/** The diaries were read after all, and the booking now shows what they say. */
public record SlotsArrived(UUID booking) {
}
