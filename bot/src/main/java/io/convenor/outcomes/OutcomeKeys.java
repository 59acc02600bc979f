package io.convenor.outcomes;

import java.util.UUID;

/** Names what follows from an outcome, so that each of it happens once. */
final class OutcomeKeys {

	private OutcomeKeys() {
	}

	static String record(UUID conference) {
		return conference + "/record";
	}

	static String summary(UUID conference) {
		return conference + "/summary";
	}

	/** The case note of a conference that was held by conversations. */
	static String caseNote(UUID conference) {
		return conference + "/case-note";
	}

	static String letter(UUID conference, UUID invitee) {
		return letters(conference) + invitee;
	}

	static boolean isLetter(String key, UUID conference) {
		return key.startsWith(letters(conference));
	}

	static boolean isOurs(String key, UUID conference) {
		return key.equals(record(conference)) || key.equals(summary(conference)) || isLetter(key, conference);
	}

	private static String letters(UUID conference) {
		return conference + "/outcome/";
	}

}
