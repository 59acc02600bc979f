package io.convenor.scheduling.answers;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Invitee;
import io.convenor.conference.QuorumOverTime;

/**
 * Who was at a conference on the day.
 *
 * @param sitting when it was to begin
 * @param present who was there
 * @param unknown who was there by the report without being recognised, such as callers
 * @param askedAt when Microsoft 365 was last asked for its report; null for never
 * @param reported whether it had one
 * @param quorate when it was quorate; empty where no quorum is needed, or nothing is
 * known
 * @param decided what the chair did about a sitting without a quorum
 */
public record AttendanceOnTheDay(LocalDateTime sitting, List<Present> present, List<Unknown> unknown,
		@Nullable Instant askedAt, boolean reported, Optional<QuorumOverTime> quorate, Optional<Inquorate> decided) {

	public AttendanceOnTheDay {
		present = List.copyOf(present);
		unknown = List.copyOf(unknown);
	}

	/** Whether anything is known of who was there. */
	public boolean known() {
		return !this.present.isEmpty();
	}

	/** Whether a quorum was needed, and was not there until the end. */
	public boolean inquorate() {
		return this.quorate.filter((each) -> each.never() || each.lostSince().isPresent()).isPresent();
	}

	/**
	 * Somebody who was there.
	 *
	 * @param inTheRoom whether they were ticked as being in the room or having called
	 * @param until null where they stayed until the end
	 */
	public record Present(Invitee invitee, boolean inTheRoom, Instant from, @Nullable Instant until) {
	}

	/** Somebody whom the report does not say who they are. */
	public record Unknown(UUID id, String name, Instant from, Instant until) {
	}

	/**
	 * A sitting that was not quorate.
	 *
	 * @param proceeded whether the chair went on all the same
	 * @param reason why they went on
	 */
	public record Inquorate(boolean proceeded, @Nullable String reason) {
	}

}
