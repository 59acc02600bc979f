package io.convenor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/**
 * A real PostgreSQL, started once, with a fresh database for each application: a copy of
 * one that was migrated once. Test classes carry no stereotype: the bot that runs locally
 * would find them by its own scan.
 */
public class LocalDatabase {

	private static final Duration LONG_ENOUGH_TO_STOP = Duration.ofSeconds(20);

	private static final String MIGRATED = "migrated";

	private static final Object LOCK = new Object();

	private static volatile EmbeddedPostgres postgres;

	/** A new database with every table and no conference in it. */
	public static Address fresh() {
		synchronized (LOCK) {
			try {
				if (postgres == null) {
					postgres = started();
				}
				String name = "convenor_" + UUID.randomUUID().toString().replace("-", "");
				execute(postgres, "create database " + name + " template " + MIGRATED);
				return address(postgres, name);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private static EmbeddedPostgres started() throws IOException, SQLException {
		EmbeddedPostgres started = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(started)));
		execute(started, "create database " + MIGRATED);
		Address migrated = address(started, MIGRATED);
		Flyway.configure().dataSource(migrated.url(), migrated.user(), migrated.password()).load().migrate();
		return started;
	}

	private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
		try (var connection = postgres.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static Address address(EmbeddedPostgres postgres, String database) {
		return new Address(postgres.getJdbcUrl("postgres", database), "postgres", "postgres");
	}

	/** Applications that are stopping at the same time still write to it. */
	private static void stopLast(EmbeddedPostgres postgres) {
		try (postgres) {
			Awaitility.await().atMost(LONG_ENOUGH_TO_STOP).until(() -> connections(postgres) == 1);
		}
		catch (ConditionTimeoutException | IOException ex) {
			System.err.println("The database was stopped before all who use it: " + ex.getMessage());
		}
	}

	/** Ours among them. */
	private static int connections(EmbeddedPostgres postgres) throws SQLException {
		try (var connection = postgres.getPostgresDatabase().getConnection();
				var statement = connection.createStatement();
				var count = statement
					.executeQuery("select count(*) from pg_stat_activity where backend_type = 'client backend'")) {
			count.next();
			return count.getInt(1);
		}
	}

	@Bean
	JdbcConnectionDetails freshDatabase() {
		return fresh();
	}

	/** Where a database is, and who may open it. */
	public record Address(String url, String user, String password) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return this.user;
		}

		@Override
		public String getPassword() {
			return this.password;
		}

	}

}
