package io.convenor.conference;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * That somebody takes part apart from the others, or not at all.
 *
 * @param fromMinute from when they take part, in minutes after the conference begins
 * @param untilMinute until when; null until its end
 * @param apartFrom another invitee whom they must not meet, or null
 * @param reason why; only for those who look after the conference
 * @param by who decided it, by object id
 * @param endedAt since when it is so no longer, or null
 * @param endedBy who ended it, by object id, or why it ended by itself
 */
public record Separation(UUID id, UUID conference, UUID invitee, Manner manner, int fromMinute,
		@Nullable Integer untilMinute, @Nullable UUID apartFrom, String reason, String by, Instant at,
		@Nullable Instant endedAt, @Nullable String endedBy) {

	/** Ended because they are no longer invited, and not because anybody said so. */
	static final String LEFT = "conference";

	/** Ended because it holds for them as another invitee now. */
	static final String CAME_BACK = "came back";

	/** Whether it holds now. */
	public boolean holds() {
		return this.endedAt == null;
	}

	/** Whether it rests while they are not invited, and holds again if they are. */
	public boolean rests() {
		return LEFT.equals(this.endedBy);
	}

	/**
	 * Whether nobody of the two may learn of the other: that somebody is no longer
	 * invited does not end what keeps them apart.
	 */
	public boolean keeps() {
		return holds() || rests();
	}

	/** Whether they came back, and something else holds for them now. */
	public boolean cameBack() {
		return CAME_BACK.equals(this.endedBy);
	}

	/** Whether they take part, only apart. */
	public boolean takesPart() {
		return holds() && this.manner != Manner.EXCLUDED;
	}

	public boolean hasOwnLink() {
		return this.manner == Manner.OWN_LINK;
	}

	/** When they begin to take part, in local time. */
	public LocalDateTime startsAt(Conference conference) {
		return conference.startsAt().plusMinutes(this.fromMinute);
	}

	/** When they leave, in local time. */
	public LocalDateTime endsAt(Conference conference) {
		Integer until = this.untilMinute;
		LocalDateTime end = (until != null) ? conference.startsAt().plusMinutes(until) : conference.endsAt();
		return end.isAfter(startsAt(conference)) ? end : startsAt(conference).plusMinutes(1);
	}

	/** How long they take part, in minutes. */
	public int lengthMinutes(Conference conference) {
		return (int) Duration.between(startsAt(conference), endsAt(conference)).toMinutes();
	}

	/** Whether this is about keeping these two apart from each other. */
	boolean keepsApart(UUID one, UUID other) {
		return (this.invitee.equals(one) && other.equals(this.apartFrom))
				|| (this.invitee.equals(other) && one.equals(this.apartFrom));
	}

	/** How somebody takes part apart. */
	public enum Manner {

		/** In the same meeting, for a time of their own. */
		OWN_TIME("A time of their own in the same meeting"),

		/** In a meeting of their own with the chair. */
		OWN_LINK("A meeting and link of their own, with the chair"),

		/** In no part of it. */
		EXCLUDED("Not invited to any part");

		private final String label;

		Manner(String label) {
			this.label = label;
		}

		public String label() {
			return this.label;
		}

		public static Optional<Manner> named(String name) {
			return List.of(values()).stream().filter((each) -> each.name().equals(name)).findFirst();
		}

	}

}
