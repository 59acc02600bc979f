package io.convenor.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;

/** Carries mail, one person at a time. */
@Component
class MailCourier implements Courier<IndividualMail, Outbox.SentMail> {

	private final Outbox outbox;

	MailCourier(Outbox outbox) {
		this.outbox = outbox;
	}

	@Override
	public String kind() {
		return "mail";
	}

	@Override
	public Outcome<Outbox.SentMail> carry(IndividualMail mail, IdempotencyKey key, UUID subject) {
		return Outcome.done(this.outbox.send(key, new Outbox.Mail(mail.from(), mail.to(), mail.toName(), mail.subject(),
				mail.htmlBody(), List.of(), mail.answers())));
	}

	@Override
	public Optional<SentLetters.Sent> sent(IndividualMail mail, Outbox.SentMail taken) {
		return Optional.of(new SentLetters.Sent(taken, mail.to(), null));
	}

}
