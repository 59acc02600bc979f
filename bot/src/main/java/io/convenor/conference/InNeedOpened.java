package io.convenor.conference;

import java.time.Instant;
import java.util.UUID;

/**
 * An administrator opened a conference that is kept from them, in need. Published in the
 * transaction that opened it.
 *
 * @param by their object id
 */
public record InNeedOpened(UUID opening, UUID conference, String by, Instant until) {
}
