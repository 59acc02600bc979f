package io.convenor.conference;

import java.util.UUID;

/**
 * The day on which a child was born was recorded, or put right. Published in that
 * transaction.
 *
 * @param by who said so, by object id
 */
public record BirthRecorded(UUID conference, String by) {
}
