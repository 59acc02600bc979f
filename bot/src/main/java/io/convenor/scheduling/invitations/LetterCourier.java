package io.convenor.scheduling.invitations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.delivery.SentLetters;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.people.Authority;
import io.convenor.scheduling.invitations.Correspondence.Letter;
import io.convenor.scheduling.invitations.Correspondence.Next;
import io.convenor.scheduling.invitations.StoredCorrespondence.Written;

/** Writes to one person about a conference, as things stand when the letter goes. */
@Component
class LetterCourier implements Courier<Letter, Optional<LetterCourier.Sent>> {

	private final Outbox outbox;

	private final Correspondence correspondence;

	private final SentLetters letters;

	private final Authority authority;

	LetterCourier(Outbox outbox, Correspondence correspondence, SentLetters letters, Authority authority) {
		this.letters = letters;
		this.outbox = outbox;
		this.correspondence = correspondence;
		this.authority = authority;
	}

	@Override
	public String kind() {
		return "letter";
	}

	@Override
	public Class<Letter> contents() {
		return Letter.class;
	}

	@Override
	public Outcome<Optional<Sent>> carry(Letter letter, IdempotencyKey key, UUID conference) {
		return switch (this.correspondence.begin(letter, key.value(), conference)) {
			case Next.Send send -> {
				Written written = send.letter();
				var taken = this.outbox.send(key, new Outbox.Mail(this.authority.cpMailbox(), written.to(),
						written.toName(), written.subject(), written.htmlBody(), List.of()));
				yield Outcome.done(Optional.of(new Sent(written, taken)));
			}
			case Next.Later later -> new Outcome.NotYet<>(later.again(), later.waitingFor());
			case Next.Nothing _ -> Outcome.done(Optional.empty());
		};
	}

	@Override
	public void arrived(Letter letter, Optional<Sent> sent, UUID conference) {
		sent.ifPresent((each) -> {
			this.correspondence.sent(letter, each.written, conference);
			this.letters.note(each.taken, each.written.to(), conference);
		});
	}

	@Override
	public void givenUp(Letter letter, String reason, UUID conference) {
		this.correspondence.givenUp(letter, conference);
	}

	/** What was written, and how an answer will name it. */
	record Sent(Written written, Outbox.SentMail taken) {
	}

}
