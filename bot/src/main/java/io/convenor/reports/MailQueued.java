package io.convenor.reports;

import java.util.UUID;

/**
 * A mail waits for an administrator. Published in the transaction that put it on the
 * list.
 */
public record MailQueued(UUID mail) {
}
