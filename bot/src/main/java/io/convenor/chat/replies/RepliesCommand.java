package io.convenor.chat.replies;

import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.replies.Replies;
import io.convenor.reports.CustodiansMail;

/** Lists what people wrote back and nobody has settled yet. */
@Component
@Order(26)
class RepliesCommand implements Command {

	private static final int MOST_OF_THEIRS = 6;

	private final Replies replies;

	private final Caseload caseload;

	private final CustodiansMail custodians;

	private final ReplyList list;

	RepliesCommand(Replies replies, Caseload caseload, CustodiansMail custodians, ReplyList list) {
		this.replies = replies;
		this.custodians = custodians;
		this.caseload = caseload;
		this.list = list;
	}

	@Override
	public String name() {
		return "replies";
	}

	@Override
	public String takes() {
		return "CP-7F3K";
	}

	@Override
	public String summary() {
		return "Read what people wrote back; without a reference, everything that waits for you";
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
		if (arguments.isEmpty()) {
			String who = turn.who().objectId();
			return Reply.show(this.list.of(this.replies.openFor(who), this.custodians.waiting(who, MOST_OF_THEIRS),
					this.custodians.size(who), "No answer waits for you"));
		}
		Conference conference = Reference.in(arguments.text())
			.flatMap((reference) -> this.caseload.find(reference, turn.who().objectId()))
			.orElseThrow(() -> new Refused(
					"I know no conference of yours with that reference. Type replies alone to see all that waits for you."));
		return Reply.show(this.list.about(this.replies.of(conference.id()),
				"No answer about " + conference.reference() + " waits for you"));
	}

}
