package io.convenor.reports;

import java.util.UUID;

/**
 * A report for a conference was stored and recorded. Published in that transaction.
 */
public record ReportReceived(UUID conference) {
}
