package io.convenor.delivery;

import java.util.UUID;

/**
 * A letter to somebody without email was written, to be printed and posted. Published in
 * that transaction.
 */
public record PaperLetterWritten(UUID conference, UUID invitee, PaperLetters.What what) {
}
