package io.convenor.chat.admin;

import java.util.List;
import java.util.Set;

/** The application permissions the bot needs, and what for. */
enum Permission {

	CALENDARS("to book conferences and see when people are free", true, "Calendars.ReadWrite"),

	ONLINE_MEETINGS("to set the lobby of Teams meetings", false, "OnlineMeetings.ReadWrite.All"),

	ROOMS("to list the rooms", false, "Place.Read.All"),

	READ_MAIL("to take reports from the CP mailbox", true, "Mail.ReadWrite"),

	SEND_MAIL("to write to people from the CP mailbox", true, "Mail.Send"),

	LIBRARY("to keep papers in the document library", false, "Sites.Selected", "Sites.ReadWrite.All",
			"Files.ReadWrite.All"),

	PEOPLE("to find people in the directory", false, "User.ReadBasic.All", "User.Read.All"),

	CHANNELS("to see the channel for outcomes", false, "Channel.ReadBasic.All");

	private final String purpose;

	private final boolean exchange;

	private final List<String> names;

	Permission(String purpose, boolean exchange, String... names) {
		this.purpose = purpose;
		this.exchange = exchange;
		this.names = List.of(names);
	}

	/**
	 * How it stands, where any of the names will do and the first is the one to ask for.
	 */
	Finding in(Set<String> granted) {
		String what = "Permission " + this.names.getFirst() + ", " + this.purpose;
		if (this.names.stream().anyMatch(granted::contains)) {
			return Finding.ok(what, "granted");
		}
		return this.exchange
				? Finding.unsure(what, "not in the bot's token",
						"That is right where Exchange grants it for single mailboxes. Otherwise an administrator of "
								+ "Microsoft 365 grants it to the bot's application.")
				: Finding.broken(what, "missing",
						"An administrator of Microsoft 365 grants it to the bot's application and gives consent.");
	}

}
