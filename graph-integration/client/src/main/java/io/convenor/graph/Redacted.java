package io.convenor.graph;

import org.jspecify.annotations.Nullable;

/**
 * A cause that is safe to log: where it happened and of what class, without its message.
 * The SDK's messages quote mail addresses, and one of them throws when it is asked for.
 */
final class Redacted extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int DEEPEST = 5;

	private Redacted(String message, @Nullable Throwable cause, StackTraceElement[] trace) {
		super(message, cause, false, true);
		setStackTrace(trace);
	}

	static Redacted of(Throwable trouble) {
		return of(trouble, DEEPEST);
	}

	private static Redacted of(Throwable trouble, int depth) {
		Throwable cause = trouble.getCause();
		return new Redacted(trouble.getClass().getName(),
				(cause == null || cause == trouble || depth == 0) ? null : of(cause, depth - 1),
				trouble.getStackTrace());
	}

}
