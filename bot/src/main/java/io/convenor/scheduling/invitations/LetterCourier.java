package io.convenor.scheduling.invitations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.scheduling.invitations.Correspondence.Letter;
import io.convenor.scheduling.invitations.Correspondence.Next;
import io.convenor.scheduling.invitations.StoredCorrespondence.Written;

/** Writes to one person about a conference, as things stand when the letter goes. */
@Component
class LetterCourier implements Courier<Letter, Optional<Written>> {

	private final Outbox outbox;

	private final Correspondence correspondence;

	LetterCourier(Outbox outbox, Correspondence correspondence) {
		this.outbox = outbox;
		this.correspondence = correspondence;
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
	public Outcome<Optional<Written>> carry(Letter letter, IdempotencyKey key, UUID conference) {
		return switch (this.correspondence.begin(letter, key.value(), conference)) {
			case Next.Send send -> {
				Written written = send.letter();
				this.outbox.send(key, new Outbox.Mail(send.from(), written.to(), written.toName(), written.subject(),
						written.htmlBody(), List.of()));
				yield Outcome.done(Optional.of(written));
			}
			case Next.Later later -> new Outcome.NotYet<>(later.again(), later.waitingFor());
			case Next.Nothing _ -> Outcome.done(Optional.empty());
		};
	}

	@Override
	public void arrived(Letter letter, Optional<Written> written, UUID conference) {
		written.ifPresent((each) -> this.correspondence.sent(letter, each, conference));
	}

	@Override
	public void givenUp(Letter letter, String reason, UUID conference) {
		this.correspondence.givenUp(letter, conference);
	}

}
