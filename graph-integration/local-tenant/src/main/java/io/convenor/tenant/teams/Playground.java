package io.convenor.tenant.teams;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Person;

/**
 * Microsoft's own chat window for bots, the Microsoft 365 Agents Playground, run by
 * Node.js beside the tenant where Node.js is there. It is fetched from npm when first
 * needed and never part of this project.
 */
public final class Playground implements AutoCloseable {

	/** The port the Playground takes when it is left to choose. */
	public static final int USUAL_PORT = 56150;

	private static final String PACKAGE = "@microsoft/m365agentsplayground";

	private static final String VERSION = "0.2.28";

	private static final Duration INSTALLING = Duration.ofMinutes(3);

	private static final Duration STARTING = Duration.ofSeconds(30);

	/** Ends Node.js with the process that started it, however that one ends. */
	private static final String LAUNCHER = """
			process.stdin.on('end', () => process.exit(0));
			process.stdin.resume();
			require('./node_modules/%s/cli.js');
			""".formatted(PACKAGE);

	private final @Nullable Process process;

	private final @Nullable URI address;

	private final String sentence;

	private Playground(@Nullable Process process, @Nullable URI address, String sentence) {
		this.process = process;
		this.address = address;
		this.sentence = sentence;
	}

	/**
	 * Starts the Playground as Helen Okafor, and ends it when this process ends. What
	 * prevents it is told by {@link #sentence()} and stops nothing else.
	 * @param relay where the tenant takes its activities, such as
	 * {@code http://localhost:8080/relay/api/messages}
	 * @param folder where it is installed and run, best under {@code target}
	 * @param port where it is to be reached by a browser; 0 takes a free port
	 */
	public static Playground start(URI relay, Path folder, int port) {
		try {
			if (!runs(folder, List.of("node", "--version"), Duration.ofSeconds(10))) {
				return missing("Node.js is not on this machine, so the chat window is left out; everything else runs.");
			}
			if (!installed(folder) && !install(folder)) {
				return missing("The Agents Playground could not be installed from npm, so the chat window is left out; "
						+ folder.resolve("npm.log") + " says why.");
			}
			return launch(relay, folder, (port == 0) ? freePort() : port);
		}
		catch (IOException ex) {
			return missing(
					"The Agents Playground could not be started, so the chat window is left out: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return missing("Starting the Agents Playground was interrupted, so the chat window is left out.");
		}
	}

	/** Where a browser finds it, if it runs. */
	public Optional<URI> address() {
		return Optional.ofNullable(this.address);
	}

	/** What has become of it, for whoever started the tenant. */
	public String sentence() {
		return this.sentence;
	}

	/** Ends the Playground. */
	@Override
	public void close() {
		if (this.process != null) {
			this.process.destroy();
		}
	}

	private static Playground launch(URI relay, Path folder, int port) throws IOException, InterruptedException {
		Files.writeString(folder.resolve(".m365agentsplayground.yml"), configuration());
		Files.writeString(folder.resolve("launch.cjs"), LAUNCHER);
		Path log = folder.resolve("playground.log");
		ProcessBuilder builder = new ProcessBuilder("node", "launch.cjs", "start", "-e", relay.toString(), "-c",
				"msteams", "-p", Integer.toString(port), "--dt")
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().put("TEAMSAPPTESTER_BROWSER", "none");
		Process process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "playground-end"));
		URI address = URI.create("http://localhost:" + port);
		if (answers(address, process)) {
			return new Playground(process, address, "The Agents Playground is at " + address + ".");
		}
		process.destroy();
		return missing("The Agents Playground did not start, so the chat window is left out; " + log + " says why.");
	}

	/**
	 * Asks by HTTP/1.1, since an offer of HTTP/2 leaves the Playground waiting for a web
	 * socket.
	 */
	private static boolean answers(URI address, Process process) throws InterruptedException {
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
			long end = System.nanoTime() + STARTING.toNanos();
			while (process.isAlive() && System.nanoTime() < end) {
				try {
					http.send(request, BodyHandlers.discarding());
					return true;
				}
				catch (IOException ex) {
					process.waitFor(200, TimeUnit.MILLISECONDS);
				}
			}
			return false;
		}
	}

	private static boolean installed(Path folder) {
		try {
			byte[] description = Files.readAllBytes(folder.resolve("node_modules/" + PACKAGE + "/package.json"));
			return Json.read(description).path("version").asString("").equals(VERSION);
		}
		catch (IOException | JacksonException ex) {
			return false;
		}
	}

	private static boolean install(Path folder) throws IOException, InterruptedException {
		boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
		return runs(folder,
				List.of(windows ? "npm.cmd" : "npm", "install", "--prefix", ".", "--no-audit", "--no-fund",
						"--ignore-scripts", "--fetch-retries=1", "--fetch-timeout=20000", "--save-exact",
						PACKAGE + "@" + VERSION),
				INSTALLING) && installed(folder);
	}

	private static boolean runs(Path folder, List<String> command, Duration atMost)
			throws IOException, InterruptedException {
		Files.createDirectories(folder);
		try {
			Process process = new ProcessBuilder(new ArrayList<>(command)).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectOutput(folder.resolve(command.getFirst().startsWith("npm") ? "npm.log" : "node.log").toFile())
				.start();
			if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
				process.destroyForcibly();
				return false;
			}
			return process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Written as JSON, which is YAML too. */
	private static String configuration() {
		ObjectNode config = Json.object().put("version", "0.1.1").put("tenantId", Northmere.TENANT_ID);
		config.putObject("bot").put("id", TeamsIds.BOT).put("name", Northmere.APP_NAME);
		config.set("currentUser", user(Northmere.HELEN_OKAFOR));
		ArrayNode users = config.putArray("users");
		// The Playground refuses a configuration with more than five.
		List.of(Northmere.MARTIN_HALE, Northmere.SIAN_PUGH, Northmere.DEVI_RAMAN, Northmere.JOAN_WHITBY,
				Northmere.CONFERENCES)
			.forEach((person) -> users.add(user(person)));
		config.putObject("personalChat").put("id", TeamsIds.personalChat(Northmere.HELEN_OKAFOR));
		config.putObject("groupChat").put("id", "19:group-northmere@thread.v2").put("name", "Chairs");
		ObjectNode team = config.putObject("team")
			.put("id", Northmere.GENERAL.id())
			.put("name", Northmere.TEAM_NAME)
			.put("aadGroupId", Northmere.TEAM_ID);
		team.putArray("channels")
			.addObject()
			.put("id", Northmere.CONFERENCE_OUTCOMES.id())
			.put("name", Northmere.CONFERENCE_OUTCOMES.displayName());
		return Json.write(config);
	}

	private static ObjectNode user(Person person) {
		return Json.object()
			.put("id", TeamsIds.of(person))
			.put("name", person.displayName())
			.put("userPrincipleName", person.address())
			.put("aadObjectId", person.id())
			.put("givenName", person.givenName())
			.put("surname", person.surname())
			.put("email", person.address());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static Playground missing(String sentence) {
		return new Playground(null, null, sentence);
	}

}
