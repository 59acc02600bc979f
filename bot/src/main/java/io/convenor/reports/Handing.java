package io.convenor.reports;

import java.util.List;

import io.convenor.conference.Conference;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Reply;
import io.convenor.replies.Typed;

/**
 * Makes an answer of a mail that waited, for whoever looks after the conference that
 * somebody says it is about. What was not certain of it before is not certain after.
 */
final class Handing {

	private Handing() {
	}

	static Received received(ArrivedMail mail) {
		ArrivedMail.ForAPerson kept = mail.forAPerson();
		return new Received(mail.id().toString(), mail.sender(), List.of(),
				(kept.closed() != null) ? "" : mail.subject(), new Typed(kept.text(), kept.earlier()), List.of(), "",
				kept.files(), mail.receivedAt(), kept.doubtful(), false, false);
	}

	static Placing.Theirs to(Conference conference, ArrivedMail mail) {
		return conference.everybodyEver()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(mail.sender().strip()))
			.findFirst()
			.map((each) -> new Placing.Theirs(conference, each, Reply.Recognised.ADDRESS, null))
			.orElseGet(() -> new Placing.Theirs(conference, null, Reply.Recognised.REFERENCE, null));
	}

}
