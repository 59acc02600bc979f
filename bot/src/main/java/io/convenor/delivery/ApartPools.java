package io.convenor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
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

	private final Duration patienceOfTurns;

	/**
	 * The pool that is there serves the turns; the others are like it but for size.
	 * @param patienceOfTurns how long a turn waits for an answer of the database, which
	 * is shorter than others do: somebody waits for the turn
	 */
	ApartPools(HikariDataSource turns, int deliveries, int reading, Duration patienceOfTurns) {
		this.patienceOfTurns = patienceOfTurns;
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
		Work work = WORK.get();
		Connection connection = Objects.requireNonNull(this.pools.get(work)).take();
		if (work == Work.TURNS) {
			waitAtMost(this.patienceOfTurns, connection);
		}
		return Remembered.listening(connection);
	}

	/** The pool puts back what it usually is when the connection is given back. */
	private static void waitAtMost(Duration patience, Connection connection) throws SQLException {
		try {
			connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
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
