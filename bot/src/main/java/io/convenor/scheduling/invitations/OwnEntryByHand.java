package io.convenor.scheduling.invitations;

import java.util.UUID;

/**
 * Somebody changed by hand the calendar entry of a person who takes part apart, or what
 * became of that is settled.
 *
 * @param version the version of the entry then
 * @param isNew whether nothing was known to be wrong with it before
 */
public record OwnEntryByHand(UUID separation, UUID conference, int version, boolean isNew) {
}
