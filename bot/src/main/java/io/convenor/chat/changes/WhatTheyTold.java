package io.convenor.chat.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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

	/** What each of them told, for a call to nobody but them. */
	Map<UUID, String> about(Conference conference) {
		return this.answers.of(conference)
			.stream()
			.filter((answer) -> !told(answer).isEmpty())
			.collect(Collectors.toMap((answer) -> answer.invitee().id(), WhatTheyTold::told, (one, _) -> one));
	}

	/** That something was not read yet, as a sentence. */
	Optional<String> unsettled(Conference conference) {
		int open = this.replies.openOf(conference.id()).size();
		return (open == 0) ? Optional.empty()
				: Optional.of("%s not settled yet. Type “replies %s” to read %s first.".formatted(
						(open == 1) ? "1 answer is" : open + " answers are", conference.reference(),
						(open == 1) ? "it" : "them"));
	}

	private static String told(InviteeAnswer answer) {
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
		return String.join("; ", said);
	}

	long version(UUID conference) {
		return this.answers.version(conference) + this.replies.version(conference);
	}

}
