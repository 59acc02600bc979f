package io.convenor.graph;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A mailbox takes four requests at a time and is offered three. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class InFlightTests {

	private static final String MAILBOX = "cp.reports@northmere.example";

	private final GraphCalls calls = new GraphCalls(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@Test
	void neverMoreThanThreeCallsAreInFlightForOneMailbox() throws Exception {
		AtomicInteger inFlight = new AtomicInteger();
		ConcurrentLinkedQueue<Integer> seen = new ConcurrentLinkedQueue<>();
		Semaphore gate = new Semaphore(0);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 12; i++) {
				String spelling = (i % 2 == 0) ? MAILBOX : MAILBOX.toUpperCase(Locale.ROOT);
				threads.execute(() -> this.calls.tell(Operation.SEND_MAIL, spelling, () -> {
					seen.add(inFlight.incrementAndGet());
					gate.acquireUninterruptibly();
					inFlight.decrementAndGet();
				}));
			}
			gate.release(12);
			threads.shutdown();
			assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(seen).hasSize(12).allSatisfy((number) -> assertThat(number).isLessThanOrEqualTo(3));
	}

	@Test
	void anotherMailboxDoesNotWait() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 3; i++) {
				threads.execute(() -> this.calls.tell(Operation.SEND_MAIL, MAILBOX, () -> await(release)));
			}
			Future<String> other = threads
				.submit(() -> this.calls.ask(Operation.LOOK_AT_MEETING, "conferences@northmere.example", () -> "done"));
			assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo("done");
			release.countDown();
		}
	}

	@Test
	void aStreamIsInFlightUntilItEndsOrIsClosed() throws Exception {
		InputStream readToItsEnd = open();
		InputStream closedEarly = open();
		InputStream open = open();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<String> fourth = threads.submit(() -> this.calls.ask(Operation.READ_ARRIVALS, MAILBOX, () -> "in"));
			Future<String> fifth = threads.submit(() -> this.calls.ask(Operation.READ_ARRIVALS, MAILBOX, () -> "in"));
			assertThat(fourth.state()).isEqualTo(Future.State.RUNNING);
			readToItsEnd.readAllBytes();
			readToItsEnd.close();
			closedEarly.close();
			assertThat(fourth.get()).isEqualTo("in");
			assertThat(fifth.get()).isEqualTo("in");
		}
		open.close();
	}

	private InputStream open() {
		return this.calls.stream(Operation.OPEN_ATTACHMENT, MAILBOX, () -> new ByteArrayInputStream(new byte[10]));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
