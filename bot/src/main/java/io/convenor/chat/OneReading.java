package io.convenor.chat;

import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.convenor.reading.Together;

/**
 * Reads whatever a card or a list shows in one transaction that writes nothing, and so
 * with one connection.
 */
@Component
class OneReading {

	private final TransactionTemplate transaction;

	OneReading(PlatformTransactionManager transactions) {
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setReadOnly(true);
	}

	<T> T of(Supplier<T> reads) {
		return this.transaction.execute((_) -> Together.read(reads));
	}

}
