package io.convenor.tenant.console;

/** How something can go wrong, in the words of the console. */
public enum Wrong {

	/** 429. */
	THROTTLED("Too many requests: answer 429 and name a time to wait"),

	/** 503, or 502 of the connector. */
	UNAVAILABLE("Unavailable: answer with a page of HTML and do nothing"),

	/** Done, not answered. */
	DONE_BUT_SILENT("Do the work, but give no good answer"),

	/** The connection is cut. */
	DROPPED("Cut the connection before anything is done"),

	/** The bot was removed. */
	REMOVED("Say that the bot is not in the conversation (Teams only)"),

	/** A notification comes twice. */
	TWICE("Send it twice (notifications only)"),

	/** A notification never comes. */
	NEVER("Never send it (notifications only)");

	private final String title;

	Wrong(String title) {
		this.title = title;
	}

	public String title() {
		return this.title;
	}

}
