package io.convenor.outcomes;

import java.util.UUID;

/** The case note of a review by conversations on its way into the document library. */
record StoreCaseNote(UUID outcome, String folder, String fileName) {
}
