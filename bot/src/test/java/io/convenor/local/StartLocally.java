package io.convenor.local;

import java.nio.file.Path;
import java.util.Map;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.timescales.Dates;
import io.convenor.tenant.console.ConsoleConfiguration;
import io.convenor.tenant.teams.Playground;

/**
 * Starts everything a newcomer needs on this machine: a database, a tenant with a
 * believable authority in it, the bot and, where Node.js is there, Microsoft's Agents
 * Playground to chat in.
 */
public final class StartLocally {

	private static final int BOT_PORT = 3978;

	private static final int TENANT_PORT = 8180;

	private static final int AUTHORITY_PORT = 8543;

	/** What the libraries say while they start would hide what a newcomer has to read. */
	private static final Map<String, String> QUIETLY = Map.of("logging.level.root", "warn", "logging.level.io.convenor",
			"info");

	private StartLocally() {
	}

	public static void main(String[] args) {
		System.out.println("Starting Northmere's Microsoft 365, a database, the bot and its chat. "
				+ "That takes some seconds, and longer the first time.");
		QUIETLY.forEach((name, level) -> System.setProperty(name, System.getProperty(name, level)));
		LocalTown town = LocalTown.start(Settings.with(LocalClock.ofTheOffice()).onPorts(TENANT_PORT, AUTHORITY_PORT),
				ConsoleConfiguration.class);
		LocalBot.start(town, BOT_PORT, Map.of("convenor.letters.gather-for", "20s", "convenor.staff.administrators",
				Northmere.JOAN_WHITBY.id() + "," + Northmere.HELEN_OKAFOR.id()));
		Playground playground = Playground.start(town.teams().relay(), Path.of("target", "playground"),
				Playground.USUAL_PORT);
		System.out.println(
				"""

						Convenor is ready. In Northmere it is %s.

						  Chat     %s
						  Console  %s

						1. Open the chat. You are Helen Okafor, a chair. Type  schedule  and book a conference.
						   Siân Pugh is a social worker in the directory; make up everybody else.
						2. Open the console: the invitations, the emails, the rooms' answers and every Graph call are there.
						   Under Mailboxes, send a report as one of the agencies you asked for one, then type  status  in the chat.
						3. In the console, under Calendars, hold the conference: in Northmere it is then over.
						   Type  outcome  and its reference in the chat, such as  outcome CP-7F3KM.
						   What you approve is posted in the console's Channels.

						help  lists everything;  admin check  says whether all that the bot depends on works.
						To stop, press Ctrl+C.
						"""
					.formatted(Dates.inWords(town.clock().instant()),
							playground.address().map(Object::toString).orElse(playground.sentence()),
							town.tenant().url()));
	}

}
