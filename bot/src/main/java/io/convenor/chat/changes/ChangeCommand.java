package io.convenor.chat.changes;

import java.util.List;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.Changes;

/** Begins to change a booked conference. */
@Component
@Order(32)
class ChangeCommand implements Command {

	private final Changes changes;

	ChangeCommand(Changes changes) {
		this.changes = changes;
	}

	@Override
	public String name() {
		return "change";
	}

	@Override
	public List<String> alsoCalled() {
		return List.of("move", "cancel", "reschedule", "postpone");
	}

	@Override
	public String takes() {
		return "CP-7F3K";
	}

	@Override
	public String summary() {
		return "Move a booked conference, hold it another way, invite or remove somebody, or cancel it";
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	public Set<Scope> scopes() {
		return Scope.IN_PRIVATE;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused(
					"Which conference? Type change and its reference, such as change CP-7F3K. Type conferences to see yours."));
		return ChangeActions.shown(this.changes.begin(reference, turn.who().objectId()));
	}

}
