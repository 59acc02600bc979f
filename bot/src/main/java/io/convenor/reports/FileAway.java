package io.convenor.reports;

/** A mail that is dealt with and may leave the inbox. */
record FileAway(String messageId, String folder) {
}
