package io.convenor.outcomes;

import java.util.UUID;

/**
 * Somebody ticked off what is done after a meeting, or took their tick back. Published in
 * the transaction that did it.
 */
public record AfterwardsMoved(UUID conference) {
}
