package io.convenor.tenant.console;

import java.util.Arrays;
import java.util.Locale;

/** A part of the console that is looked at by itself. */
public enum Section {

	/** What is booked, and who has answered. */
	CALENDARS("Calendars"),

	/** What was written to whom. */
	MAILBOXES("Mailboxes"),

	/** What was posted to the team. */
	CHANNELS("Channels"),

	/** What is in the document library. */
	DOCUMENTS("Documents"),

	/** What was said between the bot and each person. */
	CHATS("Chats"),

	/** What Graph was asked, and what it costs. */
	CALLS("Graph calls"),

	/** What is to go wrong. */
	MISBEHAVIOURS("Misbehaviours");

	private final String title;

	Section(String title) {
		this.title = title;
	}

	public String title() {
		return this.title;
	}

	/** How an address names it. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Section of(String key) {
		return Arrays.stream(values()).filter((section) -> section.key().equals(key)).findFirst().orElse(CALENDARS);
	}

}
