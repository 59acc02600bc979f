package io.convenor.outcomes;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.outcomes.Sending.LettersGone;

/** Looks, once letters about an outcome have gone, which clocks that stops. */
@Component
class LettersGoneCourier implements Courier<LettersGone, UUID> {

	private final Sending sending;

	LettersGoneCourier(Sending sending) {
		this.sending = sending;
	}

	@Override
	public String kind() {
		return "outcome-letters-gone";
	}

	/** Nothing is done outside. */
	@Override
	public Outcome<UUID> carry(LettersGone gone, IdempotencyKey key, UUID subject) {
		return Outcome.done(gone.conference());
	}

	@Override
	public void arrived(LettersGone gone, UUID conference, UUID subject) {
		this.sending.lettersGone(conference);
	}

	@Override
	public boolean leavesNoTrace() {
		return true;
	}

}
