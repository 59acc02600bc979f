package io.convenor.tenant.world;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tenant does by itself a little later: rooms answering, notifications going
 * out.
 */
public final class Errands implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Errands.class);

	private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2,
			Thread.ofPlatform().daemon().name("tenant-errands-", 0).factory());

	private final Set<Errand> waiting = ConcurrentHashMap.newKeySet();

	/**
	 * Do something after a while, or earlier when the tenant is told to settle.
	 */
	public void after(Duration delay, Runnable work) {
		Errand errand = new Errand(work);
		this.waiting.add(errand);
		var _ = this.timer.schedule(errand, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Do at once whatever is still waiting for its time, and wait for what is under way.
	 */
	public void settle() {
		while (!this.waiting.isEmpty()) {
			for (Errand errand : this.waiting) {
				errand.run();
				await(errand);
			}
		}
	}

	private static void await(Errand errand) {
		try {
			errand.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("An errand of the tenant failed", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.waiting.forEach((errand) -> errand.cancel(true));
	}

	/**
	 * Runs once, whoever comes first.
	 */
	private final class Errand extends FutureTask<Void> {

		Errand(Runnable work) {
			super(Executors.callable(work, null));
		}

		@Override
		protected void setException(Throwable failure) {
			logger.error("An errand of the tenant failed", failure);
			super.setException(failure);
		}

		@Override
		protected void done() {
			Errands.this.waiting.remove(this);
		}

	}

}
