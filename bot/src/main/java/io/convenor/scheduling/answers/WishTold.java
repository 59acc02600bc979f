package io.convenor.scheduling.answers;

import java.util.UUID;

/**
 * Somebody told that they want to meet the chair in person, or that they no longer do.
 * Published in the transaction that noted it, whether or not it was known before.
 */
public record WishTold(UUID conference, UUID invitee, boolean meetsTheChair) {
}
