package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at everything at once and answers within a second. What has not answered by then
 * goes on being asked, and is there when somebody looks again.
 */
@Component
class Examination {

	static final Duration PATIENCE = Duration.ofMillis(700);

	static final Duration LIMIT = Duration.ofSeconds(20);

	private static final Logger log = LoggerFactory.getLogger(Examination.class);

	private static final Executor EACH_ON_ITS_OWN = (look) -> Thread.ofVirtual().name("admin-check").start(look);

	private final Map<String, Asked> asked = new ConcurrentHashMap<>();

	private final Clock clock;

	Examination(Clock clock) {
		this.clock = clock;
	}

	/** What is known of each by the end of our patience, in the order given. */
	List<Finding> look(List<Check> checks) {
		List<Asked> all = checks.stream().map(this::ask).toList();
		long until = System.nanoTime() + PATIENCE.toNanos();
		List<Finding> findings = new ArrayList<>();
		for (Asked each : all) {
			findings.addAll(answer(each, until - System.nanoTime()));
		}
		return findings;
	}

	private Asked ask(Check check) {
		Instant now = this.clock.instant();
		if (check.ours()) {
			return begin(check, now, Runnable::run);
		}
		Asked present = this.asked.compute(check.what(),
				(_, before) -> (before != null && before.at().plus(LIMIT.multipliedBy(2)).isAfter(now)) ? before
						: begin(check, now, EACH_ON_ITS_OWN));
		return present;
	}

	private static Asked begin(Check check, Instant now, Executor where) {
		return new Asked(check.what(), now,
				CompletableFuture.supplyAsync(check.looks(), where).orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS));
	}

	/** An answer that was shown is asked for anew the next time. */
	private List<Finding> answer(Asked each, long nanos) {
		try {
			List<Finding> findings = each.answer().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
			this.asked.remove(each.what(), each);
			return findings;
		}
		catch (TimeoutException ex) {
			return List.of(new Finding(each.what(), Finding.Status.STILL_ASKING, "no answer yet",
					"Press Check again in a few seconds."));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of(WentWrong.of(each.what(), ex));
		}
		catch (ExecutionException ex) {
			this.asked.remove(each.what(), each);
			return List.of(failed(each, Objects.requireNonNullElse(ex.getCause(), ex)));
		}
	}

	private static Finding failed(Asked each, Throwable cause) {
		Throwable actual = (cause instanceof CompletionException && cause.getCause() != null) ? cause.getCause()
				: cause;
		if (actual instanceof TimeoutException) {
			return Finding.unsure(each.what(), "no answer within " + LIMIT.toSeconds() + " seconds",
					"Check again in a few minutes.");
		}
		log.info("The check of “{}” failed: {}", each.what(), actual.getClass().getSimpleName());
		return WentWrong.of(each.what(), actual);
	}

	private record Asked(String what, Instant at, CompletableFuture<List<Finding>> answer) {
	}

}
