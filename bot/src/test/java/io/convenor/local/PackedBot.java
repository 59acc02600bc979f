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

import org.springframework.util.FileSystemUtils;

import io.convenor.Convenor;
import io.convenor.LocalDatabase;

/**
 * The bot as processes of its own start it, made as the image is: its classes in jars,
 * with what Spring settles beforehand, and with what a JVM learned at one start. The next
 * ones take a third of the work. It is packed once for all tests of a build, and again
 * when a class is newer.
 */
final class PackedBot {

	private static final Path FOLDER = Path.of("target", "packed-bot").toAbsolutePath();

	private static final Path SETTLED = FOLDER.resolve("settled");

	private static final Path LEARNED = FOLDER.resolve("bot.aot");

	/** Of which jars it was learned. */
	private static final Path LEARNED_OF = FOLDER.resolve("class-path");

	private static final Path LOG = FOLDER.resolve("packing.log");

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
				String classes = classPath();
				String classPath = FOLDER.resolve("settled.jar") + File.pathSeparator + classes;
				if (!isLearned(classPath)) {
					settle(classes);
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
				"-Dspring.aot.enabled=true", clock, "-cp", classPath, BotMain.class.getName()));
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
			tool("jar", List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
		}
		return jar;
	}

	private static void tool(String name, List<String> arguments) {
		int failed = ToolProvider.findFirst(name)
			.orElseThrow()
			.run(System.out, System.err, arguments.toArray(String[]::new));
		if (failed != 0) {
			throw new IllegalStateException(name + " failed when the bot was packed");
		}
	}

	/** What the goal process-aot of Spring Boot's Maven plugin does for the image. */
	private static void settle(String classPath) throws IOException {
		FileSystemUtils.deleteRecursively(SETTLED);
		Path sources = SETTLED.resolve("sources");
		Path classes = Files.createDirectories(SETTLED.resolve("classes"));
		run(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-cp", classPath,
				"org.springframework.boot.SpringApplicationAotProcessor", Convenor.class.getName(), sources.toString(),
				classes.toString(), classes.toString(), "io.convenor", "bot",
				"--spring.datasource.url=jdbc:postgresql://localhost/nowhere",
				"--spring.aot.repositories.enabled=false"));
		List<String> compile = new ArrayList<>(
				List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", classes.toString()));
		try (Stream<Path> files = Files.walk(sources)) {
			files.map(Path::toString).filter((file) -> file.endsWith(".java")).forEach(compile::add);
		}
		tool("javac", compile);
		tool("jar",
				List.of("--create", "--file", FOLDER.resolve("settled.jar").toString(), "-C", classes.toString(), "."));
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
		run(command);
		Files.writeString(LEARNED_OF, classPath);
	}

	private static void run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
			.start();
		try {
			if (process.waitFor() != 0) {
				throw new IllegalStateException("The bot could not be packed; " + LOG + " says why");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The settings with which it uses a database. */
	static List<String> on(LocalDatabase.Address database) {
		return List.of("--spring.datasource.url=" + database.url(), "--spring.datasource.username=" + database.user(),
				"--spring.datasource.password=" + database.password());
	}

}
