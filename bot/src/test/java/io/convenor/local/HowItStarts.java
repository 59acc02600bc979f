package io.convenor.local;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

import io.convenor.LocalDatabase;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;

/**
 * Starts the bot's jar as the image does, without and with what the JVM learned at a
 * start before, and says how long that took, how much of the processor, and how long the
 * first and the second person waited.
 */
public final class HowItStarts {

	private static final Path IMAGE = Path.of("target", "as-the-image").toAbsolutePath();

	private static final Path INFRA = Path.of("..", "infra");

	private static final Duration TO_START = Duration.ofMinutes(2);

	/** Three quarters of what the Bicep gives. */
	private static final String AS_MUCH_MEMORY = "-Xmx1536m";

	private static final int STARTS = Integer.getInteger("starts", 3);

	private HowItStarts() {
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		unpack();
		try (LocalTown town = LocalTown.start(Settings.with(Clock.systemUTC()))) {
			System.out.println("As a JVM starts it that has learned nothing:");
			start(town, List.of());
			learn();
			System.out.println("As the image starts it:");
			for (int number = 0; number < STARTS; number++) {
				start(town, List.of("-XX:AOTCache=convenor.aot"));
			}
		}
		System.exit(0);
	}

	/** What the image holds. */
	private static void unpack() throws IOException, InterruptedException {
		FileSystemUtils.deleteRecursively(IMAGE);
		Files.createDirectories(IMAGE);
		Path jar;
		try (Stream<Path> files = Files.list(Path.of("target"))) {
			jar = files.filter((file) -> file.getFileName().toString().matches("bot-.*-app\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("The jar is not there: mvn package"));
		}
		Path packed = IMAGE.resolve("packed");
		Files.createDirectories(packed);
		Files.copy(jar, packed.resolve("convenor.jar"));
		for (String file : List.of("java-options", "learn.sh")) {
			Files.copy(INFRA.resolve(file), IMAGE.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
		}
		run(List.of(java(), "-Djarmode=tools", "-jar", "packed/convenor.jar", "extract", "--destination", ".",
				"--force"), Map.of());
	}

	private static void learn() throws IOException, InterruptedException {
		LocalDatabase.Address database = LocalDatabase.fresh();
		long begun = System.nanoTime();
		run(List.of("bash", "learn.sh"),
				Map.of("SPRING_DATASOURCE_URL", database.url(), "SERVER_PORT", String.valueOf(FreePort.next())));
		System.out.printf("It learned for %.1f s; what it learned takes %d MB.%n", seconds(begun),
				Files.size(IMAGE.resolve("convenor.aot")) / 1_000_000);
	}

	private static void start(LocalTown town, List<String> options) throws IOException {
		int port = FreePort.next();
		URI address = URI.create("http://localhost:" + port);
		town.teams().talksTo(address.resolve("/api/messages"));
		List<String> command = new ArrayList<>(List.of(java(), "@java-options", AS_MUCH_MEMORY));
		command.addAll(options);
		command.addAll(List.of("-jar", "convenor.jar", "--server.port=" + port));
		town.settings(address).forEach((name, value) -> command.add("--" + name + "=" + value));
		command.addAll(PackedBot.on(LocalDatabase.fresh()));
		long begun = System.nanoTime();
		Process bot = new ProcessBuilder(command).directory(IMAGE.toFile())
			.redirectErrorStream(true)
			.redirectOutput(IMAGE.resolve("bot.log").toFile())
			.start();
		try {
			URI readiness = address.resolve("/actuator/health/readiness");
			Awaitility.await("readiness; " + IMAGE.resolve("bot.log") + " says why not")
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(20))
				.atMost(TO_START)
				.until(() -> answers(readiness));
			double ready = seconds(begun);
			double processor = bot.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
			TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
			System.out.printf("ready after %.1f s and %.1f s of processor time; first turn %.2f s, second %.2f s%n",
					ready, processor, turn(helen), turn(helen));
		}
		finally {
			bot.destroyForcibly();
		}
	}

	/** From what somebody types to the card that they read. */
	private static double turn(TeamsUser helen) {
		long begun = System.nanoTime();
		if (!helen.says("help").card().text().contains("What you can ask me for")) {
			throw new IllegalStateException("Help was not answered");
		}
		return seconds(begun);
	}

	private static boolean answers(URI readiness) {
		try {
			return ((HttpURLConnection) readiness.toURL().openConnection()).getResponseCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void run(List<String> command, Map<String, String> environment)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(IMAGE.toFile()).inheritIO();
		builder.environment().putAll(environment);
		builder.environment()
			.merge("PATH", Path.of(java()).getParent().toString(), (path, java) -> java + File.pathSeparator + path);
		if (builder.start().waitFor() != 0) {
			throw new IllegalStateException("This did not work: " + String.join(" ", command));
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static double seconds(long begun) {
		return (System.nanoTime() - begun) / 1e9;
	}

}
