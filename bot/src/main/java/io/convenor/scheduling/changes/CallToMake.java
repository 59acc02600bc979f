package io.convenor.scheduling.changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.Dates;

/**
 * Somebody of the family who is to be rung, or was.
 *
 * @param invitee whom to ring
 * @param who whom to ring: name and role
 * @param say what to tell them, as things stand now
 * @param toRing what to know before ringing them
 * @param madeAt when they were rung; null while the call is to be made
 * @param rang who rang
 * @param note what came of it
 * @param tries how often nobody answered
 * @param lastTry when that was the last time
 * @param nextTry when it is safe to try again
 * @param version counts the changes, so that a tick is known to be on the newest
 */
public record CallToMake(UUID id, UUID conference, UUID invitee, String who, String say, List<String> toRing,
		Instant openedAt, @Nullable Instant madeAt, @Nullable String rang, @Nullable String note, int tries,
		@Nullable Instant lastTry, @Nullable Instant nextTry, int version) {

	public CallToMake {
		toRing = List.copyOf(toRing);
	}

	/** How often nobody answered, and when to try again; empty before the first try. */
	public Optional<String> tried() {
		return tried(this.tries, this.lastTry, this.nextTry);
	}

	static Optional<String> tried(int tries, @Nullable Instant last, @Nullable Instant next) {
		return (last == null || next == null) ? Optional.empty()
				: Optional.of("Nobody answered %s, the last time on %s. Try again on %s."
					.formatted((tries == 1) ? "once" : tries + " times", Dates.inWords(last), Dates.inWords(next)));
	}

	public boolean open() {
		return this.madeAt == null;
	}

	public Optional<Instant> made() {
		return Optional.ofNullable(this.madeAt);
	}

}
