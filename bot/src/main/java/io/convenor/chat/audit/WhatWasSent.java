package io.convenor.chat.audit;

/** What a delivery brought, in words for whoever looks after a conference. */
final class WhatWasSent {

	private WhatWasSent() {
	}

	/**
	 * @param noted its kind, and what it was for where that says more, such as
	 * {@code letter/change}
	 */
	static String inWords(String noted) {
		if (noted.startsWith("calendar/")) {
			return entry(noted.substring("calendar/".length()));
		}
		String[] parts = noted.split("/", 2);
		String what = kind(parts[0]);
		return (parts.length > 1) ? what + " (" + purpose(parts[1]) + ")" : what;
	}

	private static String kind(String kind) {
		return switch (kind) {
			case "letter", "mail" -> "letter by email";
			case "letter-to-print" -> "letter to print and post";
			case "calendar" -> "change of the calendar entry to everybody in it";
			case "outcome-summary" -> "summary to the outcomes channel";
			case "outcome-record", "case-note" -> kind.replace('-', ' ') + " to the document library";
			default -> kind.startsWith("card") ? "card to a chat" : kind.replace('-', ' ');
		};
	}

	private static String entry(String purpose) {
		return switch (purpose) {
			case "invitation" -> "invitation to everybody in the calendar entry";
			case "own-entry" -> "calendar entry of their own";
			default -> kind("calendar");
		};
	}

	private static String purpose(String purpose) {
		return switch (purpose) {
			case "change" -> "what has changed";
			case "report-new-date", "report-recounted" -> "new date for the report";
			case "outcome" -> "what was decided";
			default -> purpose.replace('-', ' ');
		};
	}

}
