package io.convenor.delivery;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;

/** Carries mail, one person at a time. */
@Component
class MailCourier implements Courier<IndividualMail, Outbox.SentMail> {

	private final Outbox outbox;

	private final SentLetters letters;

	MailCourier(Outbox outbox, SentLetters letters) {
		this.outbox = outbox;
		this.letters = letters;
	}

	@Override
	public String kind() {
		return "mail";
	}

	@Override
	public Class<IndividualMail> contents() {
		return IndividualMail.class;
	}

	@Override
	public Outcome<Outbox.SentMail> carry(IndividualMail mail, IdempotencyKey key, UUID subject) {
		return Outcome.done(this.outbox.send(key, new Outbox.Mail(mail.from(), mail.to(), mail.toName(), mail.subject(),
				mail.htmlBody(), List.of(), mail.answers())));
	}

	@Override
	public void arrived(IndividualMail mail, Outbox.SentMail sent, UUID subject) {
		this.letters.note(sent, mail.to(), subject);
	}

}
