package io.convenor.timescales;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Before what a risk assessment is asked for.
 *
 * @param careReviewInARoom before people are put in a room for a Child in Care review
 * @param otherMeetingInARoom before people are put in a room for any other meeting
 * @param visit before a visit is planned
 */
public record RiskAssessment(Asked careReviewInARoom, Asked otherMeetingInARoom, Asked visit) {

	/**
	 * Whether it is asked for.
	 *
	 * @param source who says so
	 */
	public record Asked(@JsonProperty("value") Answer answer, String source) {

		/** Whether it has to be there first. */
		public boolean isAskedFor() {
			return this.answer == Answer.ASKED_FOR;
		}

	}

	/** How a rule set answers. */
	public enum Answer {

		ASKED_FOR, NOT_ASKED_FOR

	}

}
