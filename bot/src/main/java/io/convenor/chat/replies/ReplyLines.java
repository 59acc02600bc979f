package io.convenor.chat.replies;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;

/** Says of a conference which answers nobody has settled yet. */
@Component
@Order(5)
class ReplyLines implements StatusLine {

	private static final int NAMED = 6;

	private final Replies replies;

	private final ReplyWords words;

	ReplyLines(Replies replies, ReplyWords words) {
		this.replies = replies;
		this.words = words;
	}

	@Override
	public List<Line> about(Conference conference) {
		List<Reply> open = this.replies.openOf(conference.id());
		return open.isEmpty() ? List.of() : List.of(new Line("To be settled", inWords(conference, open), true, false));
	}

	private String inWords(Conference conference, List<Reply> open) {
		String some = open.stream()
			.limit(NAMED)
			.map((reply) -> this.words.what(conference, reply))
			.collect(Collectors.joining("; "));
		return (open.size() > NAMED) ? some + "; and " + (open.size() - NAMED) + " more" : some;
	}

	@Override
	public long version(Conference conference) {
		return this.replies.version(conference.id());
	}

}
