package io.convenor.conference;

import java.util.UUID;

/**
 * Somebody said whether an agency had contact with the child. Published in that
 * transaction.
 *
 * @param invitee who speaks for the agency
 */
public record ContactSaid(UUID conference, UUID invitee) {
}
