package io.convenor.delivery;

import java.util.UUID;

/**
 * Letters on paper do not hold any more, or hold again. Published in that transaction.
 */
public record PaperLettersWithdrawn(UUID conference) {
}
