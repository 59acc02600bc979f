package io.convenor.audit;

/**
 * A cause as a log may hold it: of what class it was and where in the code, without its
 * messages, which may quote what people wrote or where they live.
 */
public final class WithoutWords {

	private static final int DEEPEST = 8;

	private WithoutWords() {
	}

	public static Throwable of(Throwable cause) {
		return of(cause, DEEPEST);
	}

	private static Throwable of(Throwable cause, int depth) {
		Throwable next = cause.getCause();
		Throwable bare = new Throwable(cause.getClass().getName(),
				(next != null && next != cause && depth > 0) ? of(next, depth - 1) : null);
		bare.setStackTrace(cause.getStackTrace());
		return bare;
	}

}
