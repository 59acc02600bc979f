package io.convenor.deadlines;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A running clock that is due on another day than before, because a bank holiday was
 * added or taken away.
 *
 * @param subject what it runs for, mostly a conference
 * @param what what is due, in words for people who look after it
 */
public record MovedClock(UUID subject, String what, LocalDate before, LocalDate after) {
}
