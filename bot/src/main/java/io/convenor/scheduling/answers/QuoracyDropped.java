package io.convenor.scheduling.answers;

import java.util.UUID;

/**
 * The quoracy forecast of a conference became worse. Published once for each drop, in the
 * transaction of the answer or change that caused it.
 *
 * @param drop counts the drops of this conference
 */
public record QuoracyDropped(UUID conference, Forecast.Prospect before, Forecast.Prospect now, int drop) {
}
