package io.convenor.outcomes;

import java.util.UUID;

/**
 * Something was written in the log of a conference that is held by conversations.
 * Published in the transaction that wrote it.
 */
public record ConversationsMoved(UUID conference) {
}
