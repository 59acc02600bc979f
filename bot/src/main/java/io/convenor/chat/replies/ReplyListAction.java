package io.convenor.chat.replies;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.overview.Theirs;
import io.convenor.replies.Replies;

/** Opens the list of what was written about one conference. */
@Component
class ReplyListAction implements CardButtons {

	static final String LIST = "reply.list";

	private final Theirs theirs;

	private final Replies replies;

	private final ReplyList list;

	ReplyListAction(Theirs theirs, Replies replies, ReplyList list) {
		this.theirs = theirs;
		this.replies = replies;
		this.list = list;
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF).onAnyVersion(LIST, this::list);
	}

	private Reply list(Turn turn, Press press) {
		var conference = this.theirs.carried("conference", turn, press);
		return Reply.show(this.list.about(this.replies.of(conference.id()), "Nobody's answer waits for you there"));
	}

}
