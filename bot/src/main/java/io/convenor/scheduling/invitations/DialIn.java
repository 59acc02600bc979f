package io.convenor.scheduling.invitations;

import org.jspecify.annotations.Nullable;

/**
 * How a meeting is rung: by pressing a link on a telephone, or by hand.
 *
 * @param link what a telephone dials, with pauses before the conference ID; it stops at a
 * #, so there is none
 * @param number as one dials it in this country: a landline cannot key a +
 * @param code the conference ID in threes, as one says it; null where there is none
 */
record DialIn(String link, String number, @Nullable String code) {

	private static final String HERE = "44";

	static DialIn of(String number, @Nullable String code) {
		String abroad = number.replace("(0)", "").replaceAll("[^0-9]", "");
		boolean international = number.strip().startsWith("+");
		String link = "tel:" + (international ? "+" : "") + abroad;
		String digits = (code != null) ? code.replaceAll("[^0-9]", "") : "";
		return new DialIn(digits.isEmpty() ? link : link + ",," + digits,
				(international && abroad.startsWith(HERE)) ? inThisCountry(number, abroad) : number.strip(),
				digits.isEmpty() ? null : digits.replaceAll("(\\d{3})(?=\\d)", "$1 "));
	}

	/** In the groups that it was written in, or in those that people here say. */
	private static String inThisCountry(String number, String abroad) {
		String grouped = number.strip().replaceFirst("^\\+44\\s*(\\(0\\))?\\s*", "0");
		if (grouped.contains(" ")) {
			return grouped;
		}
		String digits = "0" + abroad.substring(HERE.length());
		return digits.startsWith("02") ? digits.replaceFirst("^(\\d{3})(\\d{4})(\\d+)$", "$1 $2 $3")
				: digits.replaceFirst("^(\\d{5})(\\d+)$", "$1 $2");
	}

}
