package io.convenor.scheduling.apart;

import java.util.UUID;

/**
 * Somebody other than its chair decided who takes part apart in a conference. Published
 * in that transaction.
 *
 * @param arrangement the conference's arrangement then
 */
public record ApartDecidedByAnother(UUID conference, int arrangement) {
}
