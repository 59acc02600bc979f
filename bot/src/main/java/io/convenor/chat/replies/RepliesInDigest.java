package io.convenor.chat.replies;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Replies;
import io.convenor.reports.CustodiansMail;

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
	public List<String> forChair(String chairId, LocalDate until) {
		Map<UUID, Conference> known = new LinkedHashMap<>();
		return Stream
			.concat(this.custodians.waiting(chairId, MOST_OF_THEIRS).stream().map(ReplyWords::line),
					this.replies.openFor(chairId)
						.stream()
						.map((reply) -> this.words
							.line(known.computeIfAbsent(reply.conference(), this.conferences::get), reply)))
			.toList();
	}

}
