package io.convenor.tenant.misbehaviour;

import java.time.Duration;

/**
 * What goes wrong with a request.
 */
public sealed interface Fault {

	/** Answer 429 and say how long to wait. */
	record Throttle(Duration retryAfter) implements Fault {
	}

	/** Answer 503 with a page of HTML. */
	record Unavailable() implements Fault {
	}

	/** Do the work, hold the connection for a while, then close it without an answer. */
	record WorkWithoutAnswer(Duration hold) implements Fault {
	}

	/** Close the connection before the work is done. */
	record DropConnection() implements Fault {
	}

	/** Run something at a moment, then close the connection without an answer. */
	record Run(Phase phase, Runnable hook) implements Fault {
	}

}
