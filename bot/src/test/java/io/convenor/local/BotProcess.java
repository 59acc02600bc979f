package io.convenor.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;

import io.convenor.LocalDatabase;

/**
 * A bot in a process of its own, that can be killed as a machine's failure would kill it.
 */
public final class BotProcess implements AutoCloseable {

	private static final Duration TO_START = Duration.ofSeconds(90);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final List<String> command;

	private final URI address;

	private final Path log;

	private volatile Process process;

	private volatile boolean closed;

	private BotProcess(List<String> command, URI address, Path log) {
		this.command = command;
		this.address = address;
		this.log = log;
		this.process = launch();
	}

	/** Starts the bot on a free port and waits until it is ready. */
	public static BotProcess start(LocalTown town, LocalDatabase.Address database, Map<String, String> more) {
		int port = FreePort.next();
		URI address = URI.create("http://localhost:" + port);
		Map<String, String> settings = new LinkedHashMap<>(town.settings(address));
		settings.put("convenor.letters.gather-for", "0s");
		settings.put("convenor.cards.changed-every", "1s");
		settings.put("convenor.cards.told-within", "1s");
		settings.put("convenor.delivery.turns-wait", "30s");
		settings.put("convenor.digest.at", "23:58");
		settings.put("convenor.digest.until", "23:59");
		settings.putAll(more);
		List<String> command = PackedBot.command(LocalClock.shared(town.clock()), settings);
		command.add("--server.port=" + port);
		command.addAll(PackedBot.on(database));
		town.teams().talksTo(address.resolve("/api/messages"));
		try {
			return new BotProcess(command, address, Files.createTempFile("bot", ".log")).ready();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One that does not become so is not left behind. */
	private BotProcess ready() {
		try {
			awaitReady();
			return this;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Kills it at once: no shutdown hook runs, nothing is finished. Whoever supervises it
	 * starts it again.
	 */
	public void kill() {
		this.process.destroyForcibly();
	}

	/** What it logged, over all its lives. */
	public String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
		kill();
	}

	private Process launch() {
		try {
			Process started = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
				.start();
			var _ = started.onExit().thenRun(this::startAgain);
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void startAgain() {
		if (!this.closed) {
			this.process = launch();
		}
	}

	/** Waits until the bot answers, also when somebody is about to start it again. */
	public void awaitReady() {
		HttpRequest ready = HttpRequest.newBuilder(this.address.resolve("/actuator/health/readiness")).build();
		Awaitility.await("the bot's readiness, its log being " + this.log).atMost(TO_START).until(() -> answers(ready));
	}

	private static boolean answers(HttpRequest ready) throws InterruptedException {
		try {
			return HTTP.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
