package io.convenor.chat.audit;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * The last seal of a day, to be kept outside the database.
 *
 * @param position how many entries are sealed
 * @param hash the seal, in hexadecimal digits
 * @param brokenAt where the chain does not hold; null where it does
 */
record AuditHead(LocalDate day, long position, String hash, @Nullable Long brokenAt) {
}
