package io.convenor.graph;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;

/**
 * The one place through which every call to Graph goes: it keeps to three calls in flight
 * per mailbox and turns what goes wrong into a {@link GraphFailure}.
 */
final class GraphCalls {

	private static final int IN_FLIGHT_PER_MAILBOX = 3;

	private static final Duration LONGEST_QUEUE = Duration.ofSeconds(60);

	private static final Duration BUSY_WAIT = Duration.ofSeconds(15);

	// Weak values: a mailbox's turnstile lives as long as somebody is in it.
	private final LoadingCache<String, Semaphore> turnstiles = Caffeine.newBuilder()
		.weakValues()
		.build((mailbox) -> new Semaphore(IN_FLIGHT_PER_MAILBOX, true));

	private final Clock clock;

	private final Failures failures;

	GraphCalls(Clock clock) {
		this.clock = clock;
		this.failures = new Failures(clock);
	}

	/** A call that must bring something back, outside any mailbox. */
	<T> T ask(Operation operation, Supplier<@Nullable T> call) {
		return required(operation, attempt(operation, null, call));
	}

	/** A call that must bring something back from a mailbox. */
	<T> T ask(Operation operation, String mailbox, Supplier<@Nullable T> call) {
		Semaphore turnstile = enter(operation, mailbox);
		try {
			return required(operation, attempt(operation, mailbox, call));
		}
		finally {
			turnstile.release();
		}
	}

	/** A call outside any mailbox whose answer is only that it worked. */
	void tell(Operation operation, Runnable call) {
		attempt(operation, null, () -> {
			call.run();
			return null;
		});
	}

	/** A call on a mailbox whose answer is only that it worked. */
	void tell(Operation operation, String mailbox, Runnable call) {
		Semaphore turnstile = enter(operation, mailbox);
		try {
			attempt(operation, mailbox, () -> {
				call.run();
				return null;
			});
		}
		finally {
			turnstile.release();
		}
	}

	/** A call that brings a stream from a mailbox; it is in flight until it is closed. */
	InputStream stream(Operation operation, String mailbox, Supplier<@Nullable InputStream> call) {
		Semaphore turnstile = enter(operation, mailbox);
		try {
			return new HeldStream(required(operation, attempt(operation, mailbox, call)), turnstile);
		}
		catch (RuntimeException failed) {
			turnstile.release();
			throw failed;
		}
	}

	private <T> @Nullable T attempt(Operation operation, @Nullable String mailbox, Supplier<@Nullable T> call) {
		Attempt attempt = new Attempt(operation, mailbox);
		try {
			return attempt.during(call::get);
		}
		catch (RuntimeException trouble) {
			if (!attempt.mayBeRepeated()) {
				throw this.failures.explain(attempt, trouble);
			}
			return lastAttempt(new Attempt(operation, mailbox), call);
		}
	}

	private <T> @Nullable T lastAttempt(Attempt attempt, Supplier<@Nullable T> call) {
		try {
			return attempt.during(call::get);
		}
		catch (RuntimeException trouble) {
			throw this.failures.explain(attempt, trouble);
		}
	}

	private static <T> T required(Operation operation, @Nullable T answer) {
		if (answer != null) {
			return answer;
		}
		String explanation = operation.doing() + " brought an empty answer";
		throw operation.writes() ? new GraphFailure.Ambiguous(explanation, null)
				: new GraphFailure.Unreachable(explanation, null);
	}

	private Semaphore enter(Operation operation, String mailbox) {
		Semaphore turnstile = this.turnstiles.get(mailbox.toLowerCase(Locale.ROOT));
		try {
			if (!turnstile.tryAcquire(LONGEST_QUEUE.toSeconds(), TimeUnit.SECONDS)) {
				throw new GraphFailure.Throttled(this.clock.instant().plus(BUSY_WAIT), null);
			}
			return turnstile;
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new GraphFailure.Unreachable(operation.doing() + " was interrupted before it began", null);
		}
	}

	/** Leaves the turnstile once, when the stream ends or is closed. */
	private static final class HeldStream extends FilterInputStream {

		private final Semaphore turnstile;

		private final AtomicBoolean left = new AtomicBoolean();

		private HeldStream(InputStream content, Semaphore turnstile) {
			super(content);
			this.turnstile = turnstile;
		}

		@Override
		public int read() throws IOException {
			return leaveAtEnd(super.read());
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			return leaveAtEnd(super.read(buffer, offset, length));
		}

		@Override
		public void close() throws IOException {
			try {
				super.close();
			}
			finally {
				leave();
			}
		}

		private int leaveAtEnd(int read) {
			if (read == -1) {
				leave();
			}
			return read;
		}

		private void leave() {
			if (this.left.compareAndSet(false, true)) {
				this.turnstile.release();
			}
		}

	}

}
