package io.convenor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

import io.convenor.reading.Remembered;

/**
 * The connections of one database, in a pool for each sort of work, so that no sort waits
 * for another. Which sort a thread does, it says itself.
 */
final class ApartPools extends AbstractDataSource implements AutoCloseable {

	private static final ThreadLocal<Work> WORK = ThreadLocal.withInitial(() -> Work.TURNS);

	private final Map<Work, FairPool> pools = new EnumMap<>(Work.class);

	/** The pool that is there serves the turns; the others are like it but for size. */
	ApartPools(HikariDataSource turns, int deliveries, int reading) {
		this.pools.put(Work.TURNS, new FairPool(turns));
		this.pools.put(Work.DELIVERIES, new FairPool(like(turns, "deliveries", deliveries)));
		this.pools.put(Work.READING, new FairPool(like(turns, "reading", reading)));
	}

	private static HikariDataSource like(HikariDataSource turns, String name, int size) {
		HikariConfig config = new HikariConfig();
		turns.copyStateTo(config);
		config.setPoolName(name);
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(Math.min(size, turns.getMinimumIdle()));
		return new HikariDataSource(config);
	}

	/** From now on this thread does that sort of work. */
	static void thisThreadDoes(Work work) {
		WORK.set(work);
	}

	@Override
	public Connection getConnection() throws SQLException {
		return Remembered.listening(Objects.requireNonNull(this.pools.get(WORK.get())).take());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		throw new SQLFeatureNotSupportedException("Connections are opened as the settings say");
	}

	@Override
	public void close() {
		this.pools.values().forEach(FairPool::close);
	}

	/** What connections are taken for. */
	enum Work {

		/** Somebody waits for an answer. */
		TURNS,

		/** Deliveries, and the scheduler's own book-keeping. */
		DELIVERIES,

		/** Mailboxes and calendars are read. */
		READING

	}

}
