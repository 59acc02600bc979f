package io.convenor.reports;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A mail to be taken in.
 *
 * @param filing how often a person had asked for it by then
 * @param request the request a person filed it under, or null to find it
 */
record FileReport(UUID mail, int filing, @Nullable UUID request) {
}
