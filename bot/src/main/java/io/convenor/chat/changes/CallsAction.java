package io.convenor.chat.changes;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.conference.Caseload;

/** Opens the calls about one conference. */
@Component
class CallsAction implements CardAction {

	static final String SHOW = "calls.show";

	private final Caseload caseload;

	CallsAction(Caseload caseload) {
		this.caseload = caseload;
	}

	@Override
	public String verb() {
		return SHOW;
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	public boolean needsPresentVersion() {
		return false;
	}

	@Override
	public Reply handle(Turn turn, Press press) {
		return press.carried("conference")
			.flatMap(Ids::read)
			.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.<Reply>map((conference) -> show(conference.id()))
			.orElseThrow(
					() -> new NotPossible("That conference is not one of yours. Type calls to see the calls to make."));
	}

	static Reply.Live show(UUID conference) {
		return Reply.live(CallsCard.KIND, conference.toString());
	}

}
