package io.convenor.deadlines;

import java.util.UUID;

/** Asks for the published bank holidays. */
record FetchHolidays(UUID refresh) {
}
