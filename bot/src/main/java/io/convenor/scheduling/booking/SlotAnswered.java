package io.convenor.scheduling.booking;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something came of asking for a review's slot, or nothing can come of it any more.
 * Published in the transaction that decided it.
 *
 * @param tell the object id of the chair whose booking it is, where they are to be told
 */
public record SlotAnswered(UUID request, UUID review, UUID booking, @Nullable String tell) {
}
