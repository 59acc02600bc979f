package io.convenor.delivery;

import java.util.UUID;

/** A letter to somebody without email was posted. Published in that transaction. */
public record PaperLetterPosted(UUID conference, PaperLetters.What what) {
}
