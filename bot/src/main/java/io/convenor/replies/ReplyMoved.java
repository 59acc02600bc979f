package io.convenor.replies;

import java.util.UUID;

/** What is known of a reply changed. Published in the transaction that changed it. */
public record ReplyMoved(UUID reply, UUID conference) {
}
