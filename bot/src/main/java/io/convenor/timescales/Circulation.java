package io.convenor.timescales;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who the agencies' reports are circulated to before the day.
 *
 * @param to whom
 * @param source who says so
 */
public record Circulation(@JsonProperty("value") To to, String source) {

	/** Those who are given the agencies' reports. */
	public enum To {

		/** Everybody who is invited, the family among them. */
		ALL_INVITEES,

		/** Professionals; what the family sees, the agencies share themselves. */
		PROFESSIONALS_ONLY

	}

}
