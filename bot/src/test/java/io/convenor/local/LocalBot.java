package io.convenor.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.convenor.Convenor;
import io.convenor.CountedStatements;
import io.convenor.LocalDatabase;

/** A bot for Northmere in this process, with a database of its own. */
public final class LocalBot implements AutoCloseable {

	private static final String DATABASE = "spring.datasource.url";

	private final ConfigurableApplicationContext context;

	private final URI address;

	private final LocalTown town;

	private LocalBot(LocalTown town, ConfigurableApplicationContext context, URI address) {
		this.town = town;
		this.context = context;
		this.address = address;
	}

	/**
	 * Starts the bot on a free port and lets the people of the town talk to it. Stories
	 * are told on busy machines too, so its turns wait longer for a slow answer; its
	 * letters do not wait for further changes, nor its cards for long, and the digest of
	 * the morning comes in between only where a story tells of it.
	 */
	public static LocalBot start(LocalTown town, Map<String, String> more) {
		return start(town, FreePort.next(), asStoriesAreTold(more));
	}

	/** The settings with which stories are told, and more. */
	public static Map<String, String> asStoriesAreTold(Map<String, String> more) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("convenor.scheduling.patience", "5s");
		settings.put("convenor.delivery.turns-wait", "30s");
		settings.put("convenor.delivery.polling", "250ms");
		settings.put("convenor.cards.changed-every", "1s");
		settings.put("convenor.cards.told-within", "50ms");
		settings.put("convenor.letters.gather-for", "0s");
		settings.put("convenor.digest.at", "23:58");
		settings.put("convenor.digest.until", "23:59");
		settings.putAll(more);
		return settings;
	}

	/** The pace at which it runs, where a test counts what that costs. */
	public static Map<String, String> atItsOwnPace(Map<String, String> more) {
		Map<String, String> settings = new LinkedHashMap<>(more);
		settings.put("convenor.delivery.polling", "1s");
		settings.put("convenor.cards.changed-every", "4s");
		return settings;
	}

	/** Starts the bot on a port and lets the people of the town talk to it. */
	public static LocalBot start(LocalTown town, int port, Map<String, String> more) {
		URI address = URI.create("http://localhost:" + port);
		Stream<String> settings = Stream.concat(town.settings(address).entrySet().stream(), more.entrySet().stream())
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue());
		String[] arguments = Stream.concat(settings, Stream.of("--server.port=" + port)).toArray(String[]::new);
		LocalClock.share(town.clock());
		town.teams().talksTo(address.resolve("/api/messages"));
		Class<?>[] parts = Stream
			.concat(more.containsKey(DATABASE) ? Stream.empty() : Stream.of(LocalDatabase.class),
					Stream.of(LocalClock.InNorthmere.class, CountedStatements.Counting.class, WrittenLetters.class))
			.toArray(Class<?>[]::new);
		return new LocalBot(town,
				SpringApplication.from(Convenor::main).with(parts).run(arguments).getApplicationContext(), address);
	}

	/** Starts the bot on a database that is there already. */
	public static LocalBot start(LocalTown town, LocalDatabase.Address database, Map<String, String> more) {
		Map<String, String> settings = new LinkedHashMap<>(more);
		settings.put(DATABASE, database.url());
		settings.put("spring.datasource.username", database.user());
		settings.put("spring.datasource.password", database.password());
		return start(town, settings);
	}

	/**
	 * Starts the bot as it is to run: by an account that cannot change what was written
	 * down, while the owner of the tables brings them up to date.
	 */
	public static LocalBot startOwningNothing(LocalTown town, Map<String, String> more) {
		LocalDatabase.Address owner = LocalDatabase.fresh();
		JdbcClient database = JdbcClient
			.create(new DriverManagerDataSource(owner.url(), owner.user(), owner.password()));
		List.of("create role convenor_runs nologin",
				"create role the_bot login password 'secret' in role convenor_runs")
			.forEach((role) -> database
				.sql("do $$ begin " + role + "; exception when duplicate_object or unique_violation then null; end $$")
				.update());
		Map<String, String> settings = new LinkedHashMap<>(more);
		settings.put("spring.flyway.url", owner.url());
		settings.put("spring.flyway.user", owner.user());
		settings.put("spring.flyway.password", owner.password());
		// What the address itself says of the user would win.
		String anybodys = owner.url().replaceFirst("\\?user=[^&]*", "");
		return start(town, new LocalDatabase.Address(anybodys, "the_bot", "secret"), settings);
	}

	/** What a probe of its health is answered, as an HTTP status. */
	public int health(String probe) {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http
				.send(HttpRequest.newBuilder(this.address.resolve("/actuator/health/" + probe)).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
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
		Gallery.hang(this.town, this);
		this.context.close();
	}

}
