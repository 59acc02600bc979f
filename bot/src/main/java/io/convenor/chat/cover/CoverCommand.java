package io.convenor.chat.cover;

import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.scheduling.cover.Covers;

/** Begins to hand a chair's conferences of a period over to others. */
@Component
@Order(45)
class CoverCommand implements Command {

	private final Covers covers;

	CoverCommand(Covers covers) {
		this.covers = covers;
	}

	@Override
	public String name() {
		return "cover";
	}

	@Override
	public String summary() {
		return "Hand a chair's conferences of a period over to other chairs";
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
		return Reply.live(CoverCard.KIND, this.covers.begin(turn.who().objectId()).id().toString());
	}

}
