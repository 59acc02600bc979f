package io.convenor.deadlines;

import java.util.UUID;

/**
 * A refresh of the bank holidays is further than it was. Published in its transaction.
 */
public record HolidayRefreshMoved(UUID refresh) {
}
