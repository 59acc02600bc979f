package io.convenor.deadlines;

import java.util.UUID;

/** Asks for the offered bank holidays to be used from now on. */
record UseHolidays(UUID refresh) {
}
