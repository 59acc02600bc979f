package io.convenor;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.pollinterval.IterativePollInterval;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every test that waits look soon, and then less and less often: most of what is
 * waited for is there at once, and a tenth of a second at each of thousands of waits is
 * minutes. JUnit finds it by itself.
 */
public final class LooksSoon implements BeforeAllCallback {

	private static final Duration FIRST = Duration.ofMillis(10);

	private static final Duration LAST = Duration.ofMillis(100);

	@Override
	public void beforeAll(ExtensionContext context) {
		Awaitility.setDefaultPollDelay(FIRST);
		Awaitility.setDefaultPollInterval(IterativePollInterval
			.iterative((before) -> before.multipliedBy(2).compareTo(LAST) < 0 ? before.multipliedBy(2) : LAST, FIRST));
	}

}
