package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a conversation said before somebody corrected it.
 *
 * @param people who took part, as they were called then
 * @param replacedBy the object id of who corrected it
 */
public record FormerConversation(LocalDate heldOn, Means means, String people, String said, String rationale,
		String recordedBy, Instant recordedAt, String replacedBy, Instant replacedAt) {
}
