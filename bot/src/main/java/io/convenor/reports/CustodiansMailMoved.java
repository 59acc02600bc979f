package io.convenor.reports;

import java.util.UUID;

/**
 * A mail waits for the custodians of a group, or one of them dealt with it. Published in
 * the transaction that did it.
 *
 * @param waits whether it waits now
 */
public record CustodiansMailMoved(UUID mail, boolean waits) {
}
