package io.convenor.tenant.misbehaviour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What the tenant has been told to do wrong, and how often still.
 */
public final class Misbehaviours {

	private final List<Planned> planned = new ArrayList<>();

	private int notificationsToDouble;

	private int notificationsToLose;

	/**
	 * Choose the requests that go wrong.
	 * @param method an HTTP method, or {@code *}
	 * @param pathPattern the path beneath the version, such as {@code /users/*}{@code
	 * /events}; a last {@code **} stands for any more
	 */
	public Trigger on(String method, String pathPattern) {
		return new Trigger(method, pathPattern, 1);
	}

	/**
	 * Send each of the next notifications twice.
	 */
	public synchronized void notifyTwice(int times) {
		this.notificationsToDouble = times;
	}

	/**
	 * Lose each of the next notifications.
	 */
	public synchronized void neverNotify(int times) {
		this.notificationsToLose = times;
	}

	/**
	 * Behave again.
	 */
	public synchronized void clear() {
		this.planned.clear();
		this.notificationsToDouble = 0;
		this.notificationsToLose = 0;
	}

	/**
	 * The fault that this request meets, if any; it then counts as having happened.
	 */
	public synchronized Optional<Fault> next(String method, String path) {
		Optional<Planned> found = this.planned.stream().filter((plan) -> plan.matches(method, path)).findFirst();
		found.ifPresent((plan) -> {
			this.planned.remove(plan);
			if (plan.times() > 1) {
				this.planned.addFirst(plan.once());
			}
		});
		return found.map(Planned::fault);
	}

	/**
	 * How many times the next notification is sent.
	 */
	public synchronized int copiesOfNextNotification() {
		if (this.notificationsToLose > 0) {
			this.notificationsToLose--;
			return 0;
		}
		if (this.notificationsToDouble > 0) {
			this.notificationsToDouble--;
			return 2;
		}
		return 1;
	}

	private synchronized void plan(Trigger trigger, Fault fault) {
		PathPattern pattern = PathPatternParser.defaultInstance.parse(trigger.pathPattern());
		this.planned.add(new Planned(trigger.method().toUpperCase(Locale.ROOT), pattern, trigger.times(), fault));
	}

	/**
	 * Which requests go wrong, waiting to be told how.
	 */
	public final class Trigger {

		private final String method;

		private final String pathPattern;

		private final int times;

		private Trigger(String method, String pathPattern, int times) {
			this.method = method;
			this.pathPattern = pathPattern;
			this.times = times;
		}

		String method() {
			return this.method;
		}

		String pathPattern() {
			return this.pathPattern;
		}

		int times() {
			return this.times;
		}

		public Trigger times(int count) {
			return new Trigger(this.method, this.pathPattern, count);
		}

		/** Answer 429 with Retry-After. */
		public void throttle(Duration retryAfter) {
			plan(this, new Fault.Throttle(retryAfter));
		}

		/** Answer 503 with a page of HTML. */
		public void unavailable() {
			plan(this, new Fault.Unavailable());
		}

		/** Do the work, then close the connection without an answer. */
		public void workWithoutAnswering() {
			workWithoutAnswering(Duration.ZERO);
		}

		/** Do the work, say nothing for a while, then close the connection. */
		public void workWithoutAnswering(Duration hold) {
			plan(this, new Fault.WorkWithoutAnswer(hold));
		}

		/** Close the connection before the work is done. */
		public void dropConnection() {
			plan(this, new Fault.DropConnection());
		}

		/** Run something at a moment, then close the connection without an answer. */
		public void run(Phase phase, Runnable hook) {
			plan(this, new Fault.Run(phase, hook));
		}

	}

	private record Planned(String method, PathPattern pattern, int times, Fault fault) {

		boolean matches(String askedMethod, String path) {
			return (this.method.equals("*") || this.method.equals(askedMethod))
					&& this.pattern.matches(PathContainer.parsePath(path));
		}

		Planned once() {
			return new Planned(this.method, this.pattern, this.times - 1, this.fault);
		}

	}

}
