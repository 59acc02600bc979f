package io.convenor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.LocalDatabase;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = DeliveriesTests.OnlyDelivery.class,
		properties = { "convenor.delivery.first-retry=20ms", "convenor.delivery.polling=50ms",
				"convenor.delivery.attempts=4" })
@ExtendWith(OutputCaptureExtension.class)
class DeliveriesTests {

	@Autowired
	Deliveries deliveries;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	Postman postman;

	@Autowired
	News news;

	@Autowired
	JdbcClient jdbc;

	UUID conference = UUID.randomUUID();

	@BeforeEach
	void newConference() {
		this.conference = UUID.randomUUID();
	}

	@Test
	void whatIsEnqueuedIsCarriedOnceAndRecordedAsSent() {
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.postman.attempts(this.conference)).hasSize(1);
		assertThat(this.postman.arrived).contains("letter " + this.conference);
	}

	/** What was given up may be tried again, and is needed for that. */
	@Test
	void whatWasCarriedIsForgottenOnceItIsThere() {
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(isKept("letter")).isFalse();
		this.postman.first(this.conference, () -> {
			throw new GraphFailure.Rejected(400, "ErrorInvalidRecipients", "refused", null, null);
		});
		enqueue("another");
		awaitState("another", Delivery.State.GIVEN_UP);
		assertThat(isKept("another")).isTrue();
	}

	private boolean isKept(String what) {
		return this.jdbc.sql("select contents is not null from delivery where key = ?")
			.param(key(what))
			.query(Boolean.class)
			.single();
	}

	@Test
	void whatIsSentIsNotedWithWhatItWasForAndTheIdOfWhomItWentTo() {
		UUID mother = UUID.randomUUID();
		this.transaction.executeWithoutResult((_) -> this.deliveries.enqueue(parcel("change/1").to(mother)));
		awaitState("change/1", Delivery.State.SENT);
		enqueue("record");
		awaitState("record", Delivery.State.SENT);
		assertThat(noted()).containsExactly("letter/change to " + mother, "letter/record");
	}

	@Test
	void whatTurnedOutToBeNotNeededIsNotNotedAsSent() {
		this.postman.first(this.conference, () -> Courier.Outcome.done(Postman.NOT_NEEDED));
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(noted()).isEmpty();
	}

	private List<String> noted() {
		return this.jdbc.sql("select details from audit_entry where subject = ? and did = 'sent' order by id")
			.param(this.conference)
			.query(String.class)
			.list();
	}

	@Test
	void theSameKeyTwiceIsOneDelivery() {
		enqueue("letter");
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.deliveries.about(this.conference)).hasSize(1);
	}

	@Test
	void whoEnqueuesOnceMoreWhatIsJustBeingSettledDoesNotWaitForIt() {
		var held = new CountDownLatch(1);
		var settling = new CountDownLatch(1);
		this.postman.first(this.conference, () -> {
			awaiting(held);
			return Courier.Outcome.done("letter");
		});
		this.postman.onArrival(this.conference, () -> {
			settling.countDown();
			holdConference();
		});
		enqueue("letter");
		this.transaction.executeWithoutResult((_) -> {
			holdConference();
			held.countDown();
			awaiting(settling);
			this.deliveries.enqueue(parcel("letter"));
		});
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.postman.attempts(this.conference)).as("nobody had to give way").hasSize(1);
	}

	/** Stands for the row of a conference, which this room does not know. */
	private void holdConference() {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
			.param(this.conference.toString())
			.query()
			.singleRow();
	}

	private static void awaiting(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void whatIsRolledBackIsNeverDelivered() {
		assertThatThrownBy(() -> this.transaction.executeWithoutResult((_) -> {
			this.deliveries.enqueue(parcel("letter"));
			throw new IllegalStateException("the booking failed");
		})).hasMessage("the booking failed");
		enqueue("afterwards");
		awaitState("afterwards", Delivery.State.SENT);
		assertThat(this.deliveries.about(this.conference)).extracting(Delivery::key).containsExactly(key("afterwards"));
	}

	@Test
	void asSoonAsAnAttemptMayHaveDoneTheWorkTheNextOneIsToldToLookFirst() {
		this.postman.first(this.conference, () -> {
			throw new GraphFailure.Ambiguous("no answer", null);
		});
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.postman.attempts(this.conference)).containsExactly(false, true);
	}

	@Test
	void aRefusalIsGivenUpAtOnceWithItsReason() {
		this.postman.first(this.conference, () -> {
			throw new GraphFailure.Rejected(400, "ErrorInvalidRecipients", "refused", null, null);
		});
		enqueue("letter");
		awaitState("letter", Delivery.State.GIVEN_UP);
		assertThat(this.deliveries.byKey(key("letter")).orElseThrow().reason())
			.isEqualTo("Microsoft 365 refused it (ErrorInvalidRecipients)");
		assertThat(this.postman.attempts(this.conference)).hasSize(1);
		assertThat(this.postman.givenUp).contains("letter " + this.conference);
	}

	@Test
	void whatKeepsFailingIsGivenUpAfterTheLastAttempt() {
		this.postman.always(this.conference, () -> {
			throw new GraphFailure.Unreachable("down", null);
		});
		enqueue("letter");
		awaitState("letter", Delivery.State.GIVEN_UP);
		assertThat(this.postman.attempts(this.conference)).hasSize(4);
	}

	@Test
	void aThrottledDeliveryWaitsAsLongAsMicrosoft365Asks() {
		Instant until = Instant.now().plus(Duration.ofMillis(700));
		this.postman.first(this.conference, () -> {
			throw new GraphFailure.Throttled(until, null);
		});
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.deliveries.byKey(key("letter")).orElseThrow().settledAt()).isAfter(until);
	}

	@Test
	void whatCannotBeDoneYetKeepsWaitingAndSaysForWhat() {
		this.postman.first(this.conference,
				() -> new Courier.Outcome.NotYet<>(Instant.now().plusSeconds(3600), "the room's answer"));
		enqueue("letter");
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.deliveries.byKey(key("letter")).orElseThrow().reason())
				.isEqualTo("the room's answer"));
		Awaitility.await().until(() -> {
			this.transaction.executeWithoutResult((_) -> this.deliveries.hurry(key("letter")));
			return this.deliveries.byKey(key("letter")).orElseThrow().state() == Delivery.State.SENT;
		});
	}

	@Test
	void whatIsHurriedWhileItFindsThatItWaitsGoesOnAtOnce() {
		List<Runnable> ways = List.of(() -> this.deliveries.hurry(key("letter")),
				() -> this.deliveries.hurryWhatBegan(List.of(key("letter"))),
				() -> this.deliveries.hurryWhatBegan(this.conference, Letter.class));
		for (Runnable way : ways) {
			newConference();
			this.postman.first(this.conference, () -> {
				this.transaction.executeWithoutResult((_) -> way.run());
				return new Courier.Outcome.NotYet<>(Instant.now().plusSeconds(3600), "the change before it");
			});
			enqueue("letter");
			awaitState("letter", Delivery.State.SENT);
			assertThat(this.postman.attempts(this.conference)).hasSize(2);
		}
	}

	@Test
	void aWaitingParcelWithTheSameContentsCoversTheNextOne() {
		this.transaction.executeWithoutResult((_) -> {
			this.deliveries.enqueueUnlessWaiting(parcel("one").notBefore(Instant.now().plusMillis(300)));
			this.deliveries
				.enqueueUnlessWaiting(Parcel.of(key("two"), this.conference, "the school", new Letter("one")));
		});
		awaitState("one", Delivery.State.SENT);
		this.transaction.executeWithoutResult((_) -> this.deliveries
			.enqueueUnlessWaiting(Parcel.of(key("three"), this.conference, "the school", new Letter("one"))));
		awaitState("three", Delivery.State.SENT);
		assertThat(this.deliveries.about(this.conference)).extracting(Delivery::key)
			.containsExactly(key("one"), key("three"));
	}

	@Test
	void whenTakingInTheResultFailsItIsTakenInAgainWithoutLosingIt() {
		this.postman.failOnceOnArrival(this.conference);
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.postman.attempts(this.conference)).containsExactly(false, true);
	}

	@Test
	void lookingAgainAndAgainIsNoFailureAndNoNews() {
		var looks = new AtomicInteger();
		this.postman.always(this.conference, () -> switch (looks.incrementAndGet()) {
			case 8 -> throw new GraphFailure.Unreachable("down for a moment", null);
			case 9 -> Courier.Outcome.done("letter");
			default -> new Courier.Outcome.NotYet<>(Instant.now(), "the room's answer");
		});
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.news.about(this.conference)).containsExactly(Delivery.State.WAITING, Delivery.State.FAILED,
				Delivery.State.SENT);
		assertThat(this.deliveries.byKey(key("letter")).orElseThrow().moves()).isEqualTo(3);
	}

	@Test
	void whenTheBotsOwnSignInIsRefusedNothingIsGivenUpAtOnce() {
		this.postman.first(this.conference, () -> {
			throw new GraphFailure.Rejected(401, "AADSTS7000222", "the secret has expired", null, null);
		});
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.postman.attempts(this.conference)).hasSize(2);
	}

	@Test
	void aResultThatCanNeverBeTakenInIsGivenUpLikeAnythingElse(CapturedOutput log) {
		this.postman.failAlwaysOnArrival(this.conference);
		enqueue("letter");
		awaitState("letter", Delivery.State.GIVEN_UP);
		assertThat(this.postman.attempts(this.conference)).hasSize(4);
		assertThat(log).doesNotContain("somebody else changed the conference");
	}

	@Test
	void theLogSaysThatSomethingFailedAndNothingOfWhatWasToBeDelivered(CapturedOutput log) {
		this.postman.first(this.conference, () -> {
			throw new IllegalStateException("Child One", new IllegalArgumentException("Mother of Child One"));
		});
		this.postman.failOnceOnArrival(this.conference);
		enqueue("letter");
		awaitState("letter", Delivery.State.SENT);
		assertThat(this.postman.attempts(this.conference)).hasSize(3);
		assertThat(log)
			.contains("met something unforeseen", IllegalArgumentException.class.getName(), "Postman.arrived")
			.doesNotContain("Child One", "somebody else changed");
	}

	@Test
	void theDatabaseDoesNotQuoteTheRowItRefuses() {
		assertThatThrownBy(() -> this.jdbc.sql(
				"insert into delivery (id, key, kind, subject, purpose, recipient, contents, state, created_at) values "
						+ "(gen_random_uuid(), 'k', 'k', gen_random_uuid(), 'k', 'Child Two', '{}', 'NO STATE', now())")
			.update()).hasMessageContaining("delivery_state_check").hasMessageNotContaining("Failing row");
	}

	@Test
	void whatNobodyKnowsHowToDeliverIsSetAsideWithItsReason() {
		notUnderstood("kind = 'unheard-of'");
		awaitState("letter", Delivery.State.GIVEN_UP);
		assertThat(this.deliveries.byKey(key("letter")).orElseThrow().reason())
			.isEqualTo("Convenor does not know this kind of delivery");
	}

	@Test
	void whatCannotBeReadIsSetAsideWithItsReasonAndWhatIsBehindItGoesOn() {
		notUnderstood("contents = '[1]'");
		enqueue("behind");
		awaitState("behind", Delivery.State.SENT);
		awaitState("letter", Delivery.State.GIVEN_UP);
		assertThat(this.deliveries.byKey(key("letter")).orElseThrow().reason())
			.isEqualTo("What was to be delivered cannot be read");
		assertThat(this.postman.attempts(this.conference)).hasSize(1);
	}

	private void notUnderstood(String what) {
		this.transaction.executeWithoutResult((_) -> {
			this.deliveries.enqueue(parcel("letter"));
			this.jdbc.sql("update delivery set " + what + " where key = ?").param(key("letter")).update();
		});
	}

	private Parcel parcel(String name) {
		return Parcel.of(key(name), this.conference, "the school", new Letter(name));
	}

	private String key(String name) {
		return this.conference + "/" + name;
	}

	private void enqueue(String name) {
		this.transaction.executeWithoutResult((_) -> this.deliveries.enqueue(parcel(name)));
	}

	private void awaitState(String name, Delivery.State state) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.deliveries.byKey(key(name)).orElseThrow().state() == state);
	}

	record Letter(String name) {
	}

	/** Carries letters, and fails as it is told. */
	static class Postman implements Courier<Letter, String> {

		static final String NOT_NEEDED = "not needed";

		final Map<UUID, List<Boolean>> tried = new ConcurrentHashMap<>();

		final List<String> arrived = new CopyOnWriteArrayList<>();

		final List<String> givenUp = new CopyOnWriteArrayList<>();

		private final Map<UUID, Supplier<Outcome<String>>> first = new ConcurrentHashMap<>();

		private final Map<UUID, Supplier<Outcome<String>>> always = new ConcurrentHashMap<>();

		private final Map<UUID, Integer> refuseArrival = new ConcurrentHashMap<>();

		private final Map<UUID, Runnable> onArrival = new ConcurrentHashMap<>();

		void first(UUID subject, Supplier<Outcome<String>> outcome) {
			this.first.put(subject, outcome);
		}

		void always(UUID subject, Supplier<Outcome<String>> outcome) {
			this.always.put(subject, outcome);
		}

		void onArrival(UUID subject, Runnable work) {
			this.onArrival.put(subject, work);
		}

		void failOnceOnArrival(UUID subject) {
			this.refuseArrival.put(subject, 1);
		}

		void failAlwaysOnArrival(UUID subject) {
			this.refuseArrival.put(subject, Integer.MAX_VALUE);
		}

		List<Boolean> attempts(UUID subject) {
			return this.tried.getOrDefault(subject, List.of());
		}

		@Override
		public String kind() {
			return "letter";
		}

		@Override
		public Class<Letter> contents() {
			return Letter.class;
		}

		@Override
		public boolean went(String brought) {
			return !brought.equals(NOT_NEEDED);
		}

		@Override
		public Outcome<String> carry(Letter contents, IdempotencyKey key, UUID subject) {
			this.tried.computeIfAbsent(subject, (_) -> new ArrayList<>()).add(key.triedBefore());
			Supplier<Outcome<String>> always = this.always.get(subject);
			if (always != null) {
				return always.get();
			}
			Supplier<Outcome<String>> once = this.first.remove(subject);
			return (once != null) ? once.get() : Outcome.done(contents.name());
		}

		@Override
		public void arrived(Letter contents, String brought, UUID subject) {
			if (this.refuseArrival.getOrDefault(subject, 0) > 0) {
				this.refuseArrival.merge(subject, -1, Integer::sum);
				throw new IllegalStateException("somebody else changed the conference");
			}
			this.onArrival.getOrDefault(subject, () -> {
			}).run();
			this.arrived.add(brought + " " + subject);
		}

		@Override
		public void givenUp(Letter contents, String reason, UUID subject) {
			this.givenUp.add(contents.name() + " " + subject);
		}

	}

	/** Keeps what the others are told. */
	static class News {

		private final List<Delivery> moved = new CopyOnWriteArrayList<>();

		@EventListener
		void on(DeliveryMoved event) {
			this.moved.add(event.delivery());
		}

		List<Delivery.State> about(UUID subject) {
			return this.moved.stream().filter((each) -> each.subject().equals(subject)).map(Delivery::state).toList();
		}

	}

	@EnableAutoConfiguration
	@ComponentScan("io.convenor.delivery")
	@Import(LocalDatabase.class)
	static class OnlyDelivery {

		@Bean
		News news() {
			return new News();
		}

		@Bean
		Postman postman() {
			return new Postman();
		}

		@Bean
		io.convenor.graph.Outbox outbox() {
			return (_, _) -> new io.convenor.graph.Outbox.SentMail("");
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
