package io.convenor.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port nobody listens on. The bot is told its own address before it starts, so it
 * cannot let the system choose.
 */
public final class FreePort {

	/**
	 * Below what systems give to connections that go out, one of which would otherwise
	 * take the port before the bot listens on it, or while it is killed.
	 */
	private static final int FIRST = 15_000;

	private static final int AFTER_THE_LAST = 32_000;

	private static final int ATTEMPTS = 100;

	private FreePort() {
	}

	public static int next() {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_THE_LAST);
			try (ServerSocket _ = new ServerSocket(port)) {
				return port;
			}
			catch (IOException _) {
				// Somebody listens there.
			}
		}
		throw new IllegalStateException("No port from " + FIRST + " to " + AFTER_THE_LAST + " is free");
	}

}
