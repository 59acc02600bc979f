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
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;

/**
 * Reminds a chair of every answer that nobody has settled, however far off its day is.
 */
@Component
@Order(0)
class RepliesInDigest implements DigestLine {

	private static final int MOST_OF_THEIRS = 6;

	private final Replies replies;

	private final Conferences conferences;

	private final CustodiansMail custodians;

	private final ReplyWords words;

	RepliesInDigest(Replies replies, Conferences conferences, CustodiansMail custodians, ReplyWords words) {
		this.custodians = custodians;
		this.replies = replies;
		this.conferences = conferences;
		this.words = words;
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
