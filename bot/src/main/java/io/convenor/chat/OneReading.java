package io.convenor.chat;

import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.drafts.Refused;
import io.convenor.reading.Together;

/**
 * Reads whatever a card or a list shows in one transaction, and so with one connection.
 * Nothing is written meanwhile but what the audit trail notes, which stays when the
 * person is refused.
 */
@Component
class OneReading {

	@Transactional(noRollbackFor = Refused.class)
	<T> T of(Supplier<T> reads) {
		return Together.read(reads);
	}

}
