package io.convenor.reading;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of the shelves and need not read again: it is forgotten as
 * soon as the transaction writes to a table it was read from, or waits for somebody else.
 */
public final class Remembered implements TransactionSynchronization {

	/** Whoever holds a lock that was waited for may have changed anything. */
	private static final Pattern WAITS = Pattern
		.compile("(?i)\\bpg_advisory|\\bfor\\s+(?:no\\s+key\\s+)?(?:update|share)\\b(?!\\s+skip)");

	private static final Pattern WRITES = Pattern
		.compile("(?i)\\b(?:insert\\s+into|delete\\s+from|update)\\s+\"?(\\w+)");

	private static final Pattern READS = Pattern.compile("(?i)\\s*select\\b.*", Pattern.DOTALL);

	private Taken taken = new Taken();

	/** Whether its connection is one that tells, without which nothing is remembered. */
	private boolean hears;

	private Remembered() {
	}

	/** A connection by which a transaction hears of what it writes itself. */
	public static Connection listening(Connection connection) {
		InvocationHandler listens = (_, method, arguments) -> {
			if (arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
				heard(sql);
			}
			else if (method.getName().equals("createStatement")) {
				heard("");
			}
			try {
				return method.invoke(connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		};
		return (Connection) Proxy.newProxyInstance(Remembered.class.getClassLoader(),
				new Class<?>[] { Connection.class }, listens);
	}

	static boolean isInTransaction() {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.isSynchronizationActive();
	}

	static <T> List<T> readMeant(JdbcClient jdbc, Shelf shelf, String meant, UUID id, RowMapper<T> row) {
		Remembered here = hereFromNowOn();
		here.hears = false;
		List<T> read = here.taken.takeMeant(jdbc, shelf.withItsCompany(), meant, id)
			.stream()
			.flatMap((about) -> here.taken.read(shelf, about, row).stream())
			.toList();
		if (!here.hears) {
			here.taken = new Taken();
		}
		return read;
	}

	private static Remembered hereFromNowOn() {
		Remembered here = here();
		if (here == null) {
			here = new Remembered();
			TransactionSynchronizationManager.bindResource(Remembered.class, here);
			TransactionSynchronizationManager.registerSynchronization(here);
		}
		return here;
	}

	static <T> List<T> read(JdbcClient jdbc, Shelf shelf, UUID about, RowMapper<T> row) {
		Remembered here = hereFromNowOn();
		if (!here.taken.knows(about, shelf)) {
			here.hears = false;
			here.taken.take(jdbc, shelf.withItsCompany(), List.of(about));
		}
		List<T> read = here.taken.read(shelf, about, row);
		if (!here.hears) {
			here.taken = new Taken();
		}
		return read;
	}

	private static @Nullable Remembered here() {
		return (Remembered) TransactionSynchronizationManager.getResource(Remembered.class);
	}

	private static void heard(String sql) {
		Remembered here = here();
		if (here != null) {
			here.hears = true;
			here.forget(sql);
		}
	}

	private void forget(String sql) {
		if (WAITS.matcher(sql).find()) {
			this.taken = new Taken();
			return;
		}
		Set<String> written = new HashSet<>();
		for (Matcher writes = WRITES.matcher(sql); writes.find();) {
			written.add(writes.group(1).toLowerCase(Locale.ROOT));
		}
		if (!written.isEmpty()) {
			this.taken.forget((shelf) -> shelf.isOf(written));
		}
		else if (!READS.matcher(sql).matches()) {
			this.taken = new Taken();
		}
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(Remembered.class);
	}

	/** What was done meanwhile was done by another transaction. */
	@Override
	public void resume() {
		this.taken = new Taken();
		TransactionSynchronizationManager.bindResource(Remembered.class, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(Remembered.class);
	}

}
