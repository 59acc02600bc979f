package io.convenor.chat;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.reading.Together;

/**
 * Reads whatever a card or a list shows in one transaction, and so with one connection.
 * Nothing is written meanwhile but what the audit trail notes, which stays when the
 * person is refused.
 */
@Component
class OneReading {

	private final TransactionOperations transaction;

	OneReading(TransactionOperations transaction) {
		this.transaction = transaction;
	}

	<T> T of(Supplier<T> reads) {
		return this.transaction.execute((status) -> read(reads, status)).get();
	}

	private static <T> Came<T> read(Supplier<T> reads, TransactionStatus status) {
		try {
			return new Came<>(Together.read(reads), null);
		}
		catch (RuntimeException ex) {
			if (ex instanceof DataAccessException) {
				status.setRollbackOnly();
			}
			return new Came<>(null, ex);
		}
	}

	/** What came of it. */
	private record Came<T>(@Nullable T read, @Nullable RuntimeException refusal) {

		@SuppressWarnings("NullAway") // one of the two is there
		T get() {
			if (this.refusal != null) {
				throw this.refusal;
			}
			return this.read;
		}

	}

}
