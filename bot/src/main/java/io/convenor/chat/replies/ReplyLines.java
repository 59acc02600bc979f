package io.convenor.chat.replies;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;

/** Says of a conference which answers nobody has settled yet. */
@Component
@Order(5)
class ReplyLines implements StatusLine, DigestLine {

	private static final int NAMED = 6;

	private static final int MOST_OF_THEIRS = 6;

	private final Replies replies;

	private final ReplyWords words;

	private final Conferences conferences;

	private final CustodiansMail custodians;

	ReplyLines(Replies replies, ReplyWords words, Conferences conferences, CustodiansMail custodians) {
		this.replies = replies;
		this.words = words;
		this.conferences = conferences;
		this.custodians = custodians;
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

	@Override
	public String heading() {
		return "Answers that wait for you: type “replies” to read them";
	}

	@Override
	public Points forChair(String chairId, LocalDate until) {
		List<Reply> open = this.replies.openFor(chairId);
		List<QueuedMail> theirs = this.custodians.waiting(chairId, MOST_OF_THEIRS);
		Set<UUID> about = open.stream().map(Reply::conference).collect(Collectors.toSet());
		return new Points(about, () -> lines(theirs, open, about));
	}

	private List<String> lines(List<QueuedMail> theirs, List<Reply> open, Set<UUID> about) {
		Map<UUID, Conference> known = this.conferences.among(about)
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		return Stream
			.concat(theirs.stream().map(ReplyWords::line),
					open.stream()
						.map((reply) -> this.words.line(Objects.requireNonNull(known.get(reply.conference())), reply)))
			.toList();
	}

}
