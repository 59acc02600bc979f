package io.convenor.timescales;

import java.util.Locale;

/**
 * Who the agencies' reports are circulated to before the day.
 *
 * @param to whom
 * @param source who says so
 */
public record Circulation(To to, String source) {

	/** Those who are given the agencies' reports. */
	public enum To {

		/** Everybody who is invited, the family among them. */
		ALL_INVITEES,

		/** Professionals; what the family sees, the agencies share themselves. */
		PROFESSIONALS_ONLY;

		/** "all invitees". */
		public String inWords() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

	}

}
