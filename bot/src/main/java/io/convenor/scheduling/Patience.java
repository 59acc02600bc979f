package io.convenor.scheduling;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.convenor.audit.WithoutWords;
import io.convenor.graph.GraphFailure;

/**
 * Asks Microsoft 365 during a turn without letting it hold the turn up: an answer that
 * takes longer is still to come.
 */
@Component
public class Patience {

	private static final Logger log = LoggerFactory.getLogger(Patience.class);

	private static final Executor THREADS = (work) -> Thread.ofVirtual().name("asking-microsoft-365").start(work);

	private final Duration limit;

	Patience(SchedulingSettings settings) {
		this.limit = settings.patience();
	}

	public <T> Answer<T> ask(Supplier<T> question) {
		CompletableFuture<T> asked = CompletableFuture.supplyAsync(question, THREADS);
		try {
			return new Answer.Here<>(asked.get(this.limit.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			return new Answer.Late<>(asked);
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			if (cause instanceof GraphFailure failure) {
				log.warn("Microsoft 365 did not answer a turn: {}", failure.getClass().getSimpleName());
			}
			else {
				log.error("A question to Microsoft 365 failed in Convenor itself", WithoutWords.of(cause));
			}
			return new Answer.None<>();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Answer.None<>();
		}
	}

	/** What became of a question. */
	public sealed interface Answer<T> {

		/** It was answered in time. */
		record Here<T>(T value) implements Answer<T> {
		}

		/** It is still to be answered. */
		record Late<T>(CompletableFuture<T> coming) implements Answer<T> {
		}

		/** It cannot be answered now. */
		record None<T>() implements Answer<T> {
		}

	}

}
