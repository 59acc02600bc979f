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
 * @param named whether letters to family say who that is by name, and not by role
 */
@Table("outcome_action")
public record Action(@Id UUID id, String what, UUID owner, LocalDate due, boolean named) {

	/** As it is before the chair says otherwise. */
	Action(UUID id, String what, UUID owner, LocalDate due) {
		this(id, what, owner, due, false);
	}

	Action named(boolean byName) {
		return new Action(this.id, this.what, this.owner, this.due, byName);
	}

}
