package io.convenor.outcomes;

import java.util.UUID;

/**
 * The full record of an outcome on its way into the document library.
 *
 * @param channel the channel that its kind names
 * @param summary the words the chair approved, which are posted once the record is stored
 */
record StoreRecord(UUID outcome, String folder, String fileName, String channel, Summary summary) {
}
