package io.convenor.reports;

import org.jspecify.annotations.Nullable;

/**
 * A mail that is dealt with and may leave the inbox.
 *
 * @param mailbox in which it lies; null for the CP mailbox
 */
record FileAway(String messageId, String folder, @Nullable String mailbox) {
}
