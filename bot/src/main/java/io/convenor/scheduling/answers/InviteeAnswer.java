package io.convenor.scheduling.answers;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Invitee;
import io.convenor.graph.Meetings.ProposedTime;

/**
 * What is known of somebody's taking part at this moment.
 *
 * @param response the newest answer, from their calendar or as somebody was told
 * @param takesPart how they intend to take part
 * @param reason why not, where they send apologies
 * @param proposed another time they would rather meet
 * @param source where the newest answer came from; null where there is none
 * @param at when they answered
 * @param needs what they need to take part
 * @param note more about what they need
 */
public record InviteeAnswer(Invitee invitee, Response response, TakesPart takesPart, @Nullable String reason,
		@Nullable ProposedTime proposed, @Nullable Source source, @Nullable Instant at, Set<Need> needs,
		@Nullable String note) {

	public InviteeAnswer {
		needs = Set.copyOf(needs);
	}

	/** Where an answer came from. */
	public enum Source {

		CALENDAR("in their calendar"), TOLD("told us");

		private final String label;

		Source(String label) {
			this.label = label;
		}

		public String label() {
			return this.label;
		}

	}

}
