package io.convenor.scheduling.booking;

import java.util.UUID;

/**
 * The chair of a review is to be asked for its slot. Published in the transaction that
 * asks; whoever cannot reach that chair may refuse.
 *
 * @param askedOf the object id of the review's chair
 */
public record SlotAsked(UUID request, UUID review, String askedOf) {
}
