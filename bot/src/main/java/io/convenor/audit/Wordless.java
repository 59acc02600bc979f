package io.convenor.audit;

import org.jspecify.annotations.Nullable;

/**
 * A failure as a log may hold it: what it was and where in the code, but none of its
 * messages, since those may quote what people wrote.
 */
public final class Wordless extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private Wordless(Throwable failure) {
		super(failure.getClass().getName(), causeOf(failure), false, true);
		setStackTrace(failure.getStackTrace());
	}

	public static Wordless of(Throwable failure) {
		return new Wordless(failure);
	}

	private static @Nullable Wordless causeOf(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause != null && cause != failure) ? new Wordless(cause) : null;
	}

	@Override
	public String toString() {
		return String.valueOf(getMessage());
	}

}
