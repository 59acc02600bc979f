package io.convenor.outcomes;

import java.util.UUID;

/**
 * The full record of an outcome on its way into the document library.
 *
 * @param summary the words the chair approved, which are posted once the record is stored
 */
record StoreRecord(UUID outcome, String folder, String fileName, Summary summary) {
}
