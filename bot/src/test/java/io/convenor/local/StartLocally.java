package io.convenor.local;

import java.nio.file.Path;
import java.util.Map;

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

	private StartLocally() {
	}

	public static void main(String[] args) {
		LocalTown town = LocalTown.start(Settings.with(LocalClock.ofTheOffice()).onPorts(TENANT_PORT, AUTHORITY_PORT),
				ConsoleConfiguration.class);
		LocalBot.start(town, BOT_PORT, Map.of());
		Playground playground = Playground.start(town.teams().relay(), Path.of("target", "playground"),
				Playground.USUAL_PORT);
		System.out.println("""

				Convenor is ready. In Northmere it is %s.

				  Chat     %s
				  Console  %s   (calendars, mailboxes, channels, documents, every Graph call)

				You are Helen Okafor, a chair. Open the chat and type:   schedule
				Then:                                                    conferences, status, outcome, help
				To stop, press Ctrl+C.
				""".formatted(Dates.inWords(town.clock().instant()),
				playground.address().map(Object::toString).orElse(playground.sentence()), town.tenant().url()));
	}

}
