package io.convenor.chat.changes;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Reply;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.changes.PlannedChange.What;

/** Opens the card on which a conference is changed, from another part of the chat. */
@Component
public class ChangeOpened {

	private final Changes changes;

	ChangeOpened(Changes changes) {
		this.changes = changes;
	}

	/** Where nothing is chosen yet. */
	public Reply.Live begin(UUID conference, String who) {
		return ChangeActions.shown(this.changes.begin(conference, who));
	}

	/** Where this is to be changed about it. */
	Reply.Live beginToChoose(What what, UUID conference, String who) {
		PlannedChange begun = this.changes.begin(conference, who);
		return ChangeActions.shown(this.changes.choose(move(begun, who, Map.of()), what));
	}

	/**
	 * Where it is to be moved to a time, with who is not free then; or why it cannot be.
	 */
	public Reply.Live beginAt(UUID conference, LocalDateTime start, String who) {
		PlannedChange begun = this.changes.begin(conference, who);
		PlannedChange time = this.changes.choose(move(begun, who, Map.of()), What.TIME);
		return ChangeActions.shown(this.changes.time(move(time, who, Map.of(ChangeFields.DATE,
				start.toLocalDate().toString(), ChangeFields.TIME, start.toLocalTime().toString()))));
	}

	private static Submission move(PlannedChange change, String who, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), who, typed);
	}

}
