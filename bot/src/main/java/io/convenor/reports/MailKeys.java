package io.convenor.reports;

import java.util.UUID;

/** Names what is done about a mail, so that each of it happens once. */
public final class MailKeys {

	private MailKeys() {
	}

	static String fileReport(UUID mail, int filing) {
		return filings(mail) + filing;
	}

	static String fileAway(UUID mail) {
		return mail + "/file-away";
	}

	static String answer(UUID mail) {
		return mail + "/answer";
	}

	/** Whether what is delivered is about a mail, and not about a conference. */
	public static boolean isOurs(String key, UUID subject) {
		return key.startsWith(filings(subject)) || key.equals(fileAway(subject)) || key.equals(answer(subject));
	}

	private static String filings(UUID mail) {
		return mail + "/file-report/";
	}

}
