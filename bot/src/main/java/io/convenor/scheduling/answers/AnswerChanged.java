package io.convenor.scheduling.answers;

import java.util.UUID;

/**
 * Somebody answered, or what is known of their taking part changed. Published in the
 * transaction that noted it.
 */
public record AnswerChanged(UUID conference, UUID invitee) {
}
