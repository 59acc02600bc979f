package io.convenor.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.LocalDatabase;

/**
 * The bot as processes of its own start it: its classes in jars, with what a JVM learned
 * about them at one start kept in a file, which takes the next ones half the work. It is
 * packed once for all tests of a build, and again when a class is newer.
 */
final class PackedBot {

	private static final Path FOLDER = Path.of("target", "packed-bot").toAbsolutePath();

	private static final Path LEARNED = FOLDER.resolve("bot.aot");

	/** Of which jars it was learned. */
	private static final Path LEARNED_OF = FOLDER.resolve("class-path");

	private static final Path LOG = FOLDER.resolve("learning.log");

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private PackedBot() {
	}

	/**
	 * What starts the bot but for where its database and its port are.
	 * @param clock the JVM's option that has it read the town's time
	 */
	static List<String> command(String clock, Map<String, String> settings) {
		try {
			Files.createDirectories(FOLDER);
			try (FileChannel file = FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE); FileLock _ = file.lock()) {
				String classPath = classPath();
				if (!isLearned(classPath)) {
					learn(classPath, clock, settings);
				}
				return command("-XX:AOTCache=" + LEARNED, classPath, clock, settings);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> command(String option, String classPath, String clock, Map<String, String> settings) {
		List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", option,
				clock, "-cp", classPath, BotMain.class.getName()));
		settings.forEach((name, value) -> command.add("--" + name + "=" + value));
		return command;
	}

	private static String classPath() throws IOException {
		List<Path> packed = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			Path path = Path.of(entry);
			packed.add(Files.isDirectory(path) ? jar(path, FOLDER.resolve(packed.size() + ".jar")) : path);
		}
		return packed.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

	private static Path jar(Path classes, Path jar) throws IOException {
		if (!Files.exists(jar) || newest(classes).compareTo(Files.getLastModifiedTime(jar)) > 0) {
			Files.deleteIfExists(LEARNED_OF);
			int failed = ToolProvider.findFirst("jar")
				.orElseThrow()
				.run(System.out, System.err, "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
			if (failed != 0) {
				throw new IllegalStateException("The classes in " + classes + " could not be packed");
			}
		}
		return jar;
	}

	private static FileTime newest(Path folder) throws IOException {
		FileTime newest = Files.getLastModifiedTime(folder);
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path each : (Iterable<Path>) files::iterator) {
				FileTime changed = Files.getLastModifiedTime(each);
				newest = (changed.compareTo(newest) > 0) ? changed : newest;
			}
		}
		return newest;
	}

	private static boolean isLearned(String classPath) throws IOException {
		return Files.exists(LEARNED_OF) && Files.readString(LEARNED_OF).equals(classPath);
	}

	/** Starts it once, up to where it would be ready. */
	private static void learn(String classPath, String clock, Map<String, String> settings) throws IOException {
		List<String> command = command("-XX:AOTCacheOutput=" + LEARNED, classPath, clock, settings);
		command.addAll(List.of("--convenor.start.only-rehearse=true", "--server.port=" + FreePort.next()));
		command.addAll(on(LocalDatabase.fresh()));
		Process start = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
		try {
			if (start.waitFor() != 0) {
				throw new IllegalStateException("The bot could not be packed; " + LOG + " says why");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		Files.writeString(LEARNED_OF, classPath);
	}

	/** The settings with which it uses a database. */
	static List<String> on(LocalDatabase.Address database) {
		return List.of("--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password());
	}

}
