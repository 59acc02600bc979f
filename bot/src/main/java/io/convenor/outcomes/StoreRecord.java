package io.convenor.outcomes;

import java.util.UUID;

/** The full record of an outcome on its way into the document library. */
record StoreRecord(UUID outcome, String folder, String fileName) {
}
