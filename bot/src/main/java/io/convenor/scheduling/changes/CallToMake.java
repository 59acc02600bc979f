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
 * @param made that they were rung; null while the call is to be made
 * @param version counts the changes, so that a tick is known to be on the newest
 */
public record CallToMake(UUID id, UUID conference, UUID invitee, String who, String say, List<String> toRing,
		Instant openedAt, @Nullable Made made, Tries tries, int version) {

	public CallToMake {
		toRing = List.copyOf(toRing);
	}

	public boolean open() {
		return this.made == null;
	}

	/** That they were rung: when, by whom, and what came of it. */
	public record Made(Instant at, @Nullable String rang, @Nullable String note) {
	}

	/**
	 * How often nobody answered.
	 *
	 * @param last when that was the last time; null before the first
	 * @param next when it is safe to try again
	 */
	public record Tries(int times, @Nullable Instant last, @Nullable Instant next) {

		/** That, and when to try again; empty before the first try. */
		public Optional<String> inWords() {
			return (this.last == null || this.next == null) ? Optional.empty()
					: Optional.of("Nobody answered %s, the last time on %s. Try again on %s.".formatted(
							(this.times == 1) ? "once" : this.times + " times", Dates.inWords(this.last),
							Dates.inWords(this.next)));
		}

	}

}
