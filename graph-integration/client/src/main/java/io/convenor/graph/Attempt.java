package io.convenor.graph;

import org.jspecify.annotations.Nullable;

/**
 * What became of the request that is under way on this thread. The SDK loses the status
 * of an answer it cannot read and does not say whether anything was sent; the wire does.
 */
final class Attempt {

	private static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

	private final Operation operation;

	private final @Nullable String mailbox;

	private boolean sent;

	private int status;

	private @Nullable String retryAfter;

	Attempt(Operation operation, @Nullable String mailbox) {
		this.operation = operation;
		this.mailbox = mailbox;
	}

	static @Nullable Attempt current() {
		return CURRENT.isBound() ? CURRENT.get() : null;
	}

	<T> @Nullable T during(ScopedValue.CallableOp<@Nullable T, RuntimeException> call) {
		return ScopedValue.where(CURRENT, this).call(call);
	}

	void sending() {
		this.sent = true;
		this.status = 0;
		this.retryAfter = null;
	}

	void answered(int status, @Nullable String retryAfter) {
		this.status = status;
		this.retryAfter = retryAfter;
	}

	Operation operation() {
		return this.operation;
	}

	/** Null for a call that concerns no mailbox. */
	@Nullable String mailbox() {
		return this.mailbox;
	}

	/** Whether as much as one byte may have reached Graph. */
	boolean sent() {
		return this.sent;
	}

	/** The status of the last answer, 0 when none came. */
	int status() {
		return this.status;
	}

	/** A read whose answer was lost on the way. */
	boolean mayBeRepeated() {
		return this.sent && this.status == 0 && !this.operation.writes();
	}

	@Nullable String retryAfter() {
		return this.retryAfter;
	}

}
