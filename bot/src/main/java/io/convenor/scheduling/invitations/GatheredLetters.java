package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Courier;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.SentLetters;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.scheduling.invitations.Correspondence.Letter;
import io.convenor.scheduling.invitations.Correspondence.Next;
import io.convenor.scheduling.invitations.StoredCorrespondence.Written;

/**
 * Letters about a conference. They wait a while for what else is changed, and say how
 * things stand when they go: by mail, or on paper to somebody without email.
 */
@Component
public class GatheredLetters implements Courier<Letter, GatheredLetters.Went> {

	static final String KIND = "letter";

	private final Correspondence correspondence;

	private final Deliveries deliveries;

	private final LetterSettings settings;

	private final Clock clock;

	private final Outbox outbox;

	GatheredLetters(Correspondence correspondence, Deliveries deliveries, LetterSettings settings, Clock clock,
			Outbox outbox) {
		this.correspondence = correspondence;
		this.deliveries = deliveries;
		this.settings = settings;
		this.clock = clock;
		this.outbox = outbox;
	}

	/** When they go; empty where none waits. */
	public Optional<Instant> goAt(UUID conference) {
		Instant since = this.clock.instant().minus(this.settings.gatherFor());
		return this.deliveries.about(conference)
			.stream()
			.filter((each) -> each.kind().equals(KIND) && each.state() == Delivery.State.WAITING && each.attempts() == 0
					&& each.createdAt().isAfter(since))
			.map(Delivery::createdAt)
			.min(Comparator.naturalOrder())
			.map((first) -> first.plus(this.settings.gatherFor()));
	}

	/** Lets them go without waiting for further changes. */
	@Transactional
	public void sendNow(Conference conference) {
		this.correspondence.sendNow(conference);
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Outcome<Went> carry(Letter letter, IdempotencyKey key, UUID conference) {
		return switch (this.correspondence.begin(letter, key.value(), conference)) {
			case Next.Send send -> {
				Written written = send.letter();
				Outbox.@Nullable SentMail taken = null;
				if (!Invitee.isKeyWithoutEmail(written.to())) {
					taken = this.outbox.send(send.begunBefore() ? key : IdempotencyKey.first(key.value()),
							new Outbox.Mail(send.from(), written.to(), written.toName(), written.subject(),
									written.htmlBody(), List.of()));
				}
				yield Outcome.done(new Went.Out(written, key.value(), taken));
			}
			case Next.Later later -> new Outcome.NotYet<>(later.again(), later.waitingFor());
			case Next.Nothing nothing ->
				Outcome.done(nothing.nothingIsNew() ? new Went.NotNeeded() : new Went.ByAnother());
		};
	}

	@Override
	public Optional<SentLetters.Sent> sent(Letter letter, Went went) {
		return (went instanceof Went.Out out)
				? Optional.ofNullable(out.taken())
					.map((taken) -> new SentLetters.Sent(taken, out.letter().to(), letter.invitee()))
				: Optional.empty();
	}

	/** What is printed goes out by a delivery of its own. */
	@Override
	public boolean went(Went went) {
		return went instanceof Went.Out out && out.taken() != null;
	}

	@Override
	public void arrived(Letter letter, Went went, UUID conference) {
		switch (went) {
			case Went.Out out ->
				this.correspondence.sent(letter, out.delivery(), out.letter(), out.taken() != null, conference);
			case Went.NotNeeded _ -> this.correspondence.notNeeded(letter, conference);
			case Went.ByAnother _ -> {
			}
		}
	}

	@Override
	public void givenUp(Letter letter, String reason, UUID conference) {
		this.correspondence.givenUp(letter, conference);
	}

	/** What became of a letter. */
	sealed interface Went {

		/**
		 * It went out, or is to be printed, under the key of its delivery.
		 *
		 * @param taken how an answer will name it; null where it is printed
		 */
		record Out(Written letter, String delivery, Outbox.@Nullable SentMail taken) implements Went {
		}

		/** They know everything. */
		record NotNeeded() implements Went {
		}

		/** Another says what is new. */
		record ByAnother() implements Went {
		}

	}

}
