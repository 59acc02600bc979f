package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Something somebody does after the meeting.
 *
 * @param owner the invitee who does it
 * @param due the last day in time
 */
@Table("outcome_action")
public record Action(@Id UUID id, String what, UUID owner, LocalDate due) {
}
