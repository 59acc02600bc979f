package io.convenor.seen;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.springframework.util.FileSystemUtils;

/**
 * The browser that tests look through: the machine's Chromium or Chrome, or else the one
 * that npm brings with the build. What it writes in is the same everywhere.
 */
final class Browser implements AutoCloseable {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable", "chrome.exe");

	private static final List<Path> USUAL_PLACES = List.of(
			Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
			Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
			Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

	private static final List<String> QUIETLY = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	/** What npm installed. */
	static final Path PACKAGES = Path.of("browser").toAbsolutePath();

	private static final Path UNPACKED = Path.of("target", "browser").toAbsolutePath();

	private final Playwright playwright;

	private final BrowserContext context;

	private final Path profile;

	private Browser(Playwright playwright, BrowserContext context, Path profile) {
		this.playwright = playwright;
		this.context = context;
		this.profile = profile;
	}

	static Browser start() {
		return start(ofTheMachine().orElseGet(Browser::ofThePackage));
	}

	static Browser start(Path executable) {
		unpack();
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
		environment.put("FONTCONFIG_PATH", UNPACKED.resolve("fonts").toString());
		if (executable.startsWith(UNPACKED)) {
			environment.put("LD_LIBRARY_PATH", UNPACKED.resolve("libraries/lib").toString());
		}
		try {
			Path profile = Files.createTempDirectory("convenor-browser");
			Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
			return new Browser(playwright,
					playwright.chromium()
						.launchPersistentContext(profile,
								new BrowserType.LaunchPersistentContextOptions().setExecutablePath(executable)
									.setEnv(environment)
									.setArgs(QUIETLY)
									.setViewportSize(320, 800)
									.setTimezoneId("Europe/London")
									.setLocale("en-GB")),
					profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The machine's own, if there is one. */
	static Optional<Path> ofTheMachine() {
		Stream<Path> onThePath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.filter((folder) -> !folder.isBlank())
			.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)));
		return Stream.concat(onThePath, USUAL_PLACES.stream()).filter(Files::isExecutable).findFirst();
	}

	/** The one that npm brings, which runs on Linux. */
	static Path ofThePackage() {
		String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		if (!system.equals("Linux amd64")) {
			throw new IllegalStateException("Drawing needs Chromium or Google Chrome: install one of them, since the "
					+ "one that npm brings runs on 64-bit Linux and this is " + system);
		}
		unpack("browser");
		return UNPACKED.resolve("chromium");
	}

	private static void unpack(String... more) {
		List<String> command = Stream.concat(Stream.of("node", "unpack.mjs", UNPACKED.toString()), Stream.of(more))
			.toList();
		try {
			Process process = new ProcessBuilder(command).directory(PACKAGES.toFile())
				.redirectErrorStream(true)
				.start();
			String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException("Fonts and browser could not be unpacked; does \"npm ci\" work in "
						+ PACKAGES + "? Node.js said: " + said);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Drawing needs Node.js 18 or newer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** A new page, as wide as this. */
	Page page(int width) {
		Page page = this.context.newPage();
		page.setViewportSize(width, 800);
		return page;
	}

	@Override
	public void close() {
		this.context.close();
		this.playwright.close();
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
