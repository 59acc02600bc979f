package io.convenor.reports;

import java.util.UUID;

/**
 * Agencies were reminded of reports for a conference, or what one said was written down.
 */
public record ReportsChased(UUID conference) {
}
