package io.convenor.reports;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.replies.Placing;
import io.convenor.replies.Received;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.replies.Typed;

/**
 * Where a mail that waited goes once a person has said where: to be filed under a
 * request, or as an answer to whoever looks after a conference. What was not certain of
 * it before is not certain after.
 */
@Component
class Handing {

	private final Mails mails;

	private final Replies replies;

	private final Deliveries deliveries;

	Handing(Mails mails, Replies replies, Deliveries deliveries) {
		this.mails = mails;
		this.replies = replies;
		this.deliveries = deliveries;
	}

	/** Has it filed under a request. */
	void toBeFiled(UUID mail, UUID request) {
		int filing = this.mails.get(mail).filings();
		this.deliveries
			.enqueue(Parcel.of(MailKeys.fileReport(mail, filing), mail, null, new FileReport(mail, filing, request)));
	}

	/** Makes an answer of it. */
	void on(ArrivedMail mail, Conference conference) {
		this.replies.take(received(mail), to(conference, mail));
		this.mails.handedOn(mail.id());
	}

	private static Received received(ArrivedMail mail) {
		ArrivedMail.ForAPerson kept = mail.forAPerson();
		return new Received(mail.id().toString(), mail.sender(), List.of(),
				(kept.closed() != null) ? "" : mail.subject(), new Typed(kept.text(), kept.earlier()), List.of(), "",
				kept.files(), mail.receivedAt(), kept.doubtful(), false, false);
	}

	private static Placing.Theirs to(Conference conference, ArrivedMail mail) {
		return conference.everybodyEver()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(mail.sender().strip()))
			.findFirst()
			.map((each) -> new Placing.Theirs(conference, each, Reply.Recognised.ADDRESS, null))
			.orElseGet(() -> new Placing.Theirs(conference, null, Reply.Recognised.REFERENCE, null));
	}

}
