package io.convenor.chat.admin;

import java.util.List;
import java.util.Set;

/** The application permissions the bot needs, and what for. */
enum Permission {

	CALENDARS("to book conferences and see when people are free", By.EXCHANGE, "Calendars.ReadWrite"),

	ONLINE_MEETINGS("to set the lobby of Teams meetings and to open calls", By.TENANT, "OnlineMeetings.ReadWrite.All"),

	ATTENDANCE("to see who was in a Teams meeting", By.TENANT, "OnlineMeetingArtifact.Read.All"),

	ROOMS("to list the rooms", By.TENANT, "Place.Read.All"),

	READ_MAIL("to take reports from the CP mailbox", By.EXCHANGE, "Mail.ReadWrite"),

	SEND_MAIL("to write to people from the CP mailbox", By.EXCHANGE, "Mail.Send"),

	LIBRARY("to keep papers in the document library", By.TENANT, "Sites.Selected", "Sites.ReadWrite.All",
			"Files.ReadWrite.All"),

	PEOPLE("to find people in the directory", By.TENANT, "User.ReadBasic.All", "User.Read.All"),

	CHANNELS("to see the channel for outcomes", By.TEAM, "ChannelSettings.Read.Group", "Channel.ReadBasic.All"),

	CHANNEL_MESSAGES("to see whether an outcome is posted already", By.TEAM, "ChannelMessage.Read.Group",
			"ChannelMessage.Read.All");

	private final String purpose;

	private final By by;

	private final List<String> names;

	Permission(String purpose, By by, String... names) {
		this.purpose = purpose;
		this.by = by;
		this.names = List.of(names);
	}

	/**
	 * How it stands, where any of the names will do and the first is the one to ask for.
	 */
	Finding in(Set<String> granted) {
		String name = "Permission " + this.names.getFirst();
		if (this.names.stream().anyMatch(granted::contains)) {
			return Finding.ok(name, "granted, " + this.purpose);
		}
		String what = name + ", " + this.purpose;
		return switch (this.by) {
			case TENANT -> Finding.broken(what, "missing",
					"An administrator of Microsoft 365 grants it to the bot's application and gives consent.");
			case EXCHANGE -> Finding.unsure(what, "not in the bot's token",
					"That is right where Exchange grants it for single mailboxes. Otherwise an administrator of "
							+ "Microsoft 365 grants it to the bot's application.");
			case TEAM -> Finding.unsure(what, "not in the bot's token",
					"That is right where the team granted it when the bot was added. Otherwise an owner of the team "
							+ "removes the bot and adds it again.");
		};
	}

	/** Who may grant it; only what the whole tenant grants is sure to be in the token. */
	private enum By {

		TENANT, EXCHANGE, TEAM

	}

}
