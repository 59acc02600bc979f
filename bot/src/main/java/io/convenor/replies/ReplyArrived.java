package io.convenor.replies;

import java.util.UUID;

/**
 * Somebody wrote back or answered in a way that matters. Published in the transaction
 * that noted it.
 */
public record ReplyArrived(UUID reply, UUID conference) {
}
