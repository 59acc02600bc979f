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
import io.convenor.scheduling.changes.Combining;

/** Puts the conferences of brothers and sisters into one meeting, or takes them apart. */
@Component
@Order(46)
class CombineCommand implements Command {

	private final Combining combining;

	CombineCommand(Combining combining) {
		this.combining = combining;
	}

	@Override
	public String name() {
		return "combine";
	}

	@Override
	public String takes() {
		return "CP-7F3K with CP-9M4T";
	}

	@Override
	public String summary() {
		return "Hold the conferences of brothers and sisters in one meeting, or take them apart again";
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
		List<Reference> references = Reference.allIn(arguments.text());
		if (references.size() != 2) {
			throw new Refused("Which two? Give both references, such as combine CP-7F3K with CP-9M4T: "
					+ "the first is then held in the meeting of the second.");
		}
		Combining.Pair pair = this.combining.find(references.getFirst(), references.getLast(), turn.who().objectId());
		return Reply.live(CombineCard.KIND, CombineCard.subject(pair));
	}

}
