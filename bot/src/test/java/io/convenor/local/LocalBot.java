package io.convenor.local;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import io.convenor.Convenor;
import io.convenor.CountedStatements;
import io.convenor.LocalDatabase;

/** A bot for Northmere in this process, with a database of its own. */
public final class LocalBot implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private LocalBot(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts the bot on a free port and lets the people of the town talk to it. Stories
	 * are told on busy machines too, so its turns wait longer for a slow answer; its
	 * letters do not wait for further changes, and the digest of the morning comes in
	 * between only where a story tells of it.
	 */
	public static LocalBot start(LocalTown town, Map<String, String> more) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("convenor.scheduling.patience", "5s");
		settings.put("convenor.letters.gather-for", "0s");
		settings.put("convenor.digest.at", "23:58");
		settings.put("convenor.digest.until", "23:59");
		settings.putAll(more);
		return start(town, FreePort.next(), settings);
	}

	/** Starts the bot on a port and lets the people of the town talk to it. */
	public static LocalBot start(LocalTown town, int port, Map<String, String> more) {
		URI address = URI.create("http://localhost:" + port);
		Stream<String> settings = Stream.concat(town.settings(address).entrySet().stream(), more.entrySet().stream())
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue());
		String[] arguments = Stream.concat(settings, Stream.of("--server.port=" + port)).toArray(String[]::new);
		LocalClock.share(town.clock());
		town.teams().talksTo(address.resolve("/api/messages"));
		return new LocalBot(SpringApplication.from(Convenor::main)
			.with(LocalDatabase.class, LocalClock.InNorthmere.class, CountedStatements.Counting.class)
			.run(arguments)
			.getApplicationContext());
	}

	public <T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Every bean of a type. */
	public <T> Stream<T> parts(Class<T> type) {
		return this.context.getBeanProvider(type).stream();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
