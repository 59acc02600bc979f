package io.convenor.outcomes;

import java.util.UUID;

/**
 * An outcome was approved, or something that follows from it was delivered or was not.
 * Published in the transaction that recorded it.
 */
public record OutcomeMoved(UUID outcome, UUID conference) {
}
