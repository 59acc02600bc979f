package io.convenor.chat.replies;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.digest.DigestLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Replies;

/**
 * Reminds a chair of every answer that nobody has settled, however far off its day is.
 */
@Component
@Order(0)
class RepliesInDigest implements DigestLine {

	private final Replies replies;

	private final Conferences conferences;

	private final ReplyWords words;

	RepliesInDigest(Replies replies, Conferences conferences, ReplyWords words) {
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
		return this.replies.openFor(chairId)
			.stream()
			.map((reply) -> this.words.line(known.computeIfAbsent(reply.conference(), this.conferences::get), reply))
			.toList();
	}

}
