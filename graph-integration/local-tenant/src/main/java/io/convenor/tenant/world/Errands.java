package io.convenor.tenant.world;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What the tenant does by itself a little later: rooms answering, notifications going
 * out.
 */
public final class Errands implements AutoCloseable {

	private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2,
			Thread.ofPlatform().daemon().name("tenant-errands-", 0).factory());

	private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

	/**
	 * Do something after a while, or earlier when the tenant is told to settle.
	 */
	public void after(Duration delay, Runnable errand) {
		Runnable once = new Runnable() {
			@Override
			public void run() {
				if (Errands.this.waiting.remove(this)) {
					errand.run();
				}
			}
		};
		this.waiting.add(once);
		this.timer.schedule(once, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Do at once, here, whatever is still waiting for its time.
	 */
	public void settle() {
		while (!this.waiting.isEmpty()) {
			this.waiting.forEach(Runnable::run);
		}
	}

	@Override
	public void close() {
		this.waiting.clear();
		this.timer.shutdownNow();
	}

}
