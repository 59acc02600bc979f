package io.convenor.chat.teams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;

/**
 * The edits of messages that are on their way to Teams. A press on such a message is
 * answered after it, else what it was before the press would stand over the answer.
 */
@Component
class EditsUnderWay {

	/**
	 * Longer than Teams takes, and less than anybody who pressed notices as a failure.
	 */
	private static final Duration LONG_ENOUGH = Duration.ofMillis(1500);

	private final Map<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

	/** Edits a message, which is waited for meanwhile. */
	boolean during(String message, BooleanSupplier edit) {
		CountDownLatch done = new CountDownLatch(1);
		this.underWay.put(message, done);
		try {
			return edit.getAsBoolean();
		}
		finally {
			this.underWay.remove(message, done);
			done.countDown();
		}
	}

	/** Waits until nothing is under way to this message, or has been for too long. */
	void settle(String message) {
		CountDownLatch edit = this.underWay.get(message);
		if (edit != null) {
			try {
				boolean _ = edit.await(LONG_ENOUGH.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
