package io.convenor.delivery;

import java.util.UUID;

/**
 * A letter on its way into the document library, where somebody opens and prints it.
 *
 * @param letter which one
 * @param folder where it is stored; like the name of the file, it tells of nobody
 */
record PaperLetter(UUID letter, String folder, String fileName, String htmlBody) {
}
