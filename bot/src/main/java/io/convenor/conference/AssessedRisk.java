package io.convenor.conference;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.Dates;

/**
 * A risk assessment that somebody did: whether people may meet in a room, or somebody may
 * be visited. The assessment itself is in the case system; this says that it was done,
 * and where to find it.
 *
 * @param doneBy the name of whoever did it
 * @param measures what makes meeting safe, where it needs measures
 * @param link where it is kept; https
 */
public record AssessedRisk(String doneBy, LocalDate doneOn, Finding finding, @Nullable String measures, String link) {

	/** "Safe to meet, assessed by Joan Whitby on Monday 2 March 2026". */
	public String inWords() {
		return "%s, assessed by %s on %s".formatted(this.finding.label, this.doneBy, Dates.inWords(this.doneOn));
	}

	/** What an assessment found. */
	public enum Finding {

		SAFE("Safe to meet", true), SAFE_WITH_MEASURES("Safe with measures", true), NOT_SAFE("Not safe to meet", false);

		private final String label;

		private final boolean allowsMeeting;

		Finding(String label, boolean allowsMeeting) {
			this.label = label;
			this.allowsMeeting = allowsMeeting;
		}

		public String label() {
			return this.label;
		}

		/** Whether people may be put in a room, or visited. */
		public boolean allowsMeeting() {
			return this.allowsMeeting;
		}

	}

}
