package io.convenor;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who wait in the database for what a transaction of a test keeps. */
public final class Waiters {

	private Waiters() {
	}

	/**
	 * Has somebody else do something, and comes back once they wait for the caller's
	 * transaction.
	 */
	public static <T> void waitForUs(JdbcClient jdbc, CompletableFuture<T> done, Supplier<T> work) {
		int ours = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
		Thread.ofVirtual().start(() -> {
			try {
				done.complete(work.get());
			}
			catch (RuntimeException ex) {
				done.completeExceptionally(ex);
			}
		});
		Awaitility.await()
			.until(() -> jdbc
				.sql("select exists (select from pg_locks where not granted and ? = any(pg_blocking_pids(pid)))")
				.param(ours)
				.query(Boolean.class)
				.single());
	}

}
