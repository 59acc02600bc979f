package io.convenor.chat.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.replies.Replies;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.InviteeAnswer;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.timescales.Dates;

/** What people told that whoever rings them has to know. */
@Component
class WhatTheyTold {

	private final Answers answers;

	private final Replies replies;

	WhatTheyTold(Answers answers, Replies replies) {
		this.answers = answers;
		this.replies = replies;
	}

	/** One sentence for each of them, and one where something was not read yet. */
	List<String> about(Conference conference) {
		List<String> told = new ArrayList<>(
				this.answers.of(conference).stream().flatMap((answer) -> told(answer)).toList());
		int open = this.replies.openOf(conference.id()).size();
		if (open > 0) {
			told.add("%s not settled yet. Type “replies %s” to read %s first.".formatted(
					(open == 1) ? "1 answer is" : open + " answers are", conference.reference(),
					(open == 1) ? "it" : "them"));
		}
		return told;
	}

	private static Stream<String> told(InviteeAnswer answer) {
		List<String> said = new ArrayList<>();
		if (answer.response() == Response.DECLINED) {
			said.add("does not come");
		}
		var proposed = answer.proposed();
		if (proposed != null) {
			said.add("would rather meet on " + Dates.inWords(proposed.start()));
		}
		if (!answer.needs().isEmpty()) {
			said.add("needs " + answer.needs().stream().sorted().map(Need::label).collect(Collectors.joining(", ")));
		}
		String note = answer.note();
		if (note != null && !note.isBlank()) {
			said.add(note);
		}
		return said.isEmpty() ? Stream.empty()
				: Stream.of(answer.invitee().described() + ": " + String.join("; ", said));
	}

	long version(UUID conference) {
		return this.answers.version(conference) + this.replies.version(conference);
	}

}
