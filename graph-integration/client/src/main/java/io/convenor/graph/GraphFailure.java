package io.convenor.graph;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong when we ask something of Microsoft 365, as few cases as a caller can
 * act on.
 */
public abstract sealed class GraphFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private GraphFailure(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/** Microsoft 365 asks us to wait. Nothing was done. */
	public static final class Throttled extends GraphFailure {

		private static final long serialVersionUID = 1L;

		private final Instant until;

		public Throttled(Instant until, @Nullable Throwable cause) {
			super("Microsoft 365 asks us to wait until " + until, cause);
			this.until = until;
		}

		public Instant until() {
			return this.until;
		}

	}

	/**
	 * Microsoft 365 refused; asking again changes nothing until somebody changes
	 * something.
	 */
	public static final class Rejected extends GraphFailure {

		private static final long serialVersionUID = 1L;

		private final int status;

		private final String code;

		private final @Nullable String permission;

		public Rejected(int status, String code, String explanation, @Nullable String permission,
				@Nullable Throwable cause) {
			super(explanation, cause);
			this.status = status;
			this.code = code;
			this.permission = permission;
		}

		/** The HTTP status: 400 to 499, 501, or 507 when there is no room left. */
		public int status() {
			return this.status;
		}

		/** Graph's own error code, such as {@code ErrorAccessDenied}. */
		public String code() {
			return this.code;
		}

		/** The permission that is missing, where the refusal is about one. */
		public @Nullable String permission() {
			return this.permission;
		}

	}

	/** What was asked for is not there. */
	public static final class NotFound extends GraphFailure {

		private static final long serialVersionUID = 1L;

		public NotFound(String what, @Nullable Throwable cause) {
			super(what + " is not there", cause);
		}

	}

	/** It is there already, or somebody changed it first. */
	public static final class Conflict extends GraphFailure {

		private static final long serialVersionUID = 1L;

		public Conflict(String explanation, @Nullable Throwable cause) {
			super(explanation, cause);
		}

	}

	/** Microsoft 365 was not reached, or could not work; nothing was done. */
	public static final class Unreachable extends GraphFailure {

		private static final long serialVersionUID = 1L;

		public Unreachable(String explanation, @Nullable Throwable cause) {
			super(explanation, cause);
		}

	}

	/** No answer came back from a call that writes: it may have happened. */
	public static final class Ambiguous extends GraphFailure {

		private static final long serialVersionUID = 1L;

		public Ambiguous(String explanation, @Nullable Throwable cause) {
			super(explanation, cause);
		}

	}

	/** The position in a list of changes has expired: read everything again. */
	public static final class PositionLost extends GraphFailure {

		private static final long serialVersionUID = 1L;

		public PositionLost(@Nullable Throwable cause) {
			super("The position in the list of changes has expired", cause);
		}

	}

	/** The person has not agreed that we act for them, or their sign-in has expired. */
	public static final class ConsentMissing extends GraphFailure {

		private static final long serialVersionUID = 1L;

		public ConsentMissing(String explanation, @Nullable Throwable cause) {
			super(explanation, cause);
		}

	}

}
