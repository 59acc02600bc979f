package io.convenor.conference;

import java.util.UUID;

/**
 * Somebody's letter says only that there is something for them to do, and that they are
 * told what it is. Published in the transaction that writes it.
 *
 * @param invitee who is to be told
 */
public record ActionNotWritten(UUID conference, UUID invitee) {
}
