package io.convenor.delivery;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.zaxxer.hikari.HikariDataSource;

/**
 * A pool whose connections are had in the order in which they were asked for. Left to
 * itself it gives a free one to whoever happens to run, so that among very many somebody
 * waits until they give up while others are served again and again.
 */
final class FairPool implements AutoCloseable {

	private final HikariDataSource pool;

	private final Semaphore free;

	FairPool(HikariDataSource pool) {
		this.pool = pool;
		this.free = new Semaphore(pool.getMaximumPoolSize(), true);
	}

	/** The next connection, until it is closed. */
	Connection take() throws SQLException {
		waitInLine();
		try {
			return givingBack(this.pool.getConnection());
		}
		catch (SQLException | RuntimeException ex) {
			this.free.release();
			throw ex;
		}
	}

	private void waitInLine() throws SQLException {
		try {
			if (!this.free.tryAcquire(this.pool.getConnectionTimeout(), TimeUnit.MILLISECONDS)) {
				throw new SQLTransientConnectionException(
						"All connections of " + this.pool.getPoolName() + " are taken");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SQLTransientConnectionException("Interrupted while waiting for a connection", ex);
		}
	}

	private Connection givingBack(Connection connection) {
		AtomicBoolean taken = new AtomicBoolean(true);
		InvocationHandler gives = (_, method, arguments) -> {
			try {
				return method.invoke(connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
			finally {
				if (method.getName().equals("close") && taken.getAndSet(false)) {
					this.free.release();
				}
			}
		};
		return (Connection) Proxy.newProxyInstance(FairPool.class.getClassLoader(), new Class<?>[] { Connection.class },
				gives);
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
