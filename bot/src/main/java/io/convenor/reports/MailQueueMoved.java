package io.convenor.reports;

import java.util.UUID;

/**
 * A mail waits for an administrator, or somebody dealt with it. Published in the
 * transaction that did it.
 *
 * @param waits whether it waits now
 */
public record MailQueueMoved(UUID mail, boolean waits) {
}
