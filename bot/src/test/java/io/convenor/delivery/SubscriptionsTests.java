package io.convenor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.convenor.LocalDatabase;
import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.GraphFailure;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionsTests {

	private static final String URL = "https://bot.example/graph/notifications";

	private static final Instant START = Instant.parse("2026-02-20T09:00:00Z");

	private final AtomicReference<Instant> now = new AtomicReference<>(START);

	private final FollowedMailbox microsoft = new FollowedMailbox();

	private DriverManagerDataSource source;

	private JdbcClient jdbc;

	private TransactionTemplate transaction;

	@BeforeEach
	void emptyDatabase() {
		LocalDatabase.Address address = LocalDatabase.fresh();
		this.source = new DriverManagerDataSource(address.url(), address.user(), address.password());
		this.jdbc = JdbcClient.create(this.source);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(this.source));
	}

	@Test
	void aSubscriptionIsMadeOnceAndKept() {
		look(URL, "");
		look(URL, "");
		assertThat(this.microsoft.subscriptions).hasSize(1);
		assertThat(this.microsoft.clientStates.getFirst()).hasSizeBetween(32, 128);
	}

	@Test
	void theSecretIsWrittenDownBeforeItIsTold() {
		this.microsoft.failNext("watchInbox", () -> new GraphFailure.Ambiguous("no answer", null));
		look(URL, "");
		String written = this.jdbc.sql("select client_state from subscription").query(String.class).single();
		look(URL, "");
		assertThat(this.microsoft.clientStates).containsExactly(written);
	}

	@Test
	void itIsRenewedLongBeforeItExpires() {
		look(URL, "");
		later(Duration.ofDays(2));
		look(URL, "");
		assertThat(expires()).isEqualTo(START.plus(Duration.ofDays(6)));
		later(Duration.ofDays(2));
		look(URL, "");
		assertThat(this.microsoft.subscriptions).hasSize(1);
		assertThat(expires()).isEqualTo(START.plus(Duration.ofDays(10)));
	}

	@Test
	void aSubscriptionThatIsGoneIsMadeAnew() {
		look(URL, "");
		this.microsoft.subscriptions.clear();
		look(URL, "");
		assertThat(this.microsoft.subscriptions).hasSize(1);
		assertThat(this.microsoft.clientStates).hasSize(2);
	}

	@Test
	void aSubscriptionThatGoesWhileItIsRenewedIsMadeAnew() {
		look(URL, "");
		later(Duration.ofDays(4));
		this.microsoft.failNext("renew", () -> new GraphFailure.NotFound("The subscription", null));
		look(URL, "");
		assertThat(this.microsoft.clientStates).hasSize(2);
		assertThat(expires()).isEqualTo(START.plus(Duration.ofDays(10)));
	}

	@Test
	void anotherAddressOrAnotherSecretIsAnotherSubscription() {
		look(URL, "the first secret");
		look(URL, "the second secret");
		look("https://other.example/graph/notifications", "the second secret");
		assertThat(this.microsoft.clientStates).containsExactly("the first secret", "the second secret",
				"the second secret");
	}

	@Test
	void withoutAnAddressNothingIsAskedOfMicrosoft365() {
		look("", "");
		assertThat(this.microsoft.clientStates).isEmpty();
	}

	@Test
	void eachMailboxHasASubscriptionAndASecretOfItsOwn() {
		this.microsoft.mailboxes.add("helen.okafor@northmere.example");
		look(URL, "");
		assertThat(this.microsoft.subscriptions).hasSize(2);
		assertThat(this.microsoft.clientStates).doesNotHaveDuplicates();
		String one = this.microsoft.clientStates.getFirst();
		assertThat(subscriptions(URL, "").meantBy(Set.of(new Subscriptions.Told(one, "subscription-0"))))
			.extracting(Subscriptions.Row::subscription)
			.containsExactly("subscription-0");
	}

	@Test
	void withOneSecretForAllTheSubscriptionTellsWhichMailboxIsMeant() {
		this.microsoft.mailboxes.add("helen.okafor@northmere.example");
		look(URL, "one secret");
		Subscriptions subscriptions = subscriptions(URL, "one secret");
		assertThat(subscriptions.meantBy(Set.of(new Subscriptions.Told("one secret", "subscription-1")))).hasSize(1);
		assertThat(subscriptions.meantBy(Set.of(new Subscriptions.Told("one secret", "not written down yet"))))
			.hasSize(2);
		assertThat(subscriptions.meantBy(Set.of(new Subscriptions.Told("another", "subscription-1")))).isEmpty();
	}

	@Test
	void oneThatCannotBeHadDoesNotKeepTheOthersFromBeingMade() {
		this.microsoft.mailboxes.add("helen.okafor@northmere.example");
		this.microsoft.failNext("watchInbox", () -> new GraphFailure.Rejected(403, "x", "no", "Calendars.Read", null));
		look(URL, "");
		assertThat(this.microsoft.subscriptions).hasSize(1);
		assertThat(this.jdbc.sql("select problem from subscription where subscription is null")
			.query(String.class)
			.single()).isEqualTo("the permission Calendars.Read is missing");
	}

	@Test
	void whatIsFollowedIsReadWithoutAnAddressToo() {
		look("", "");
		assertThat(this.jdbc.sql("select task_instance from scheduled_tasks where task_name = 'read'")
			.query(String.class)
			.list()).containsExactly("post:cp.reports@northmere.example");
	}

	private void look(String url, String secret) {
		subscriptions(url, secret).execute(new TaskInstance<>("keep-subscriptions", "all"),
				Mockito.mock(ExecutionContext.class));
	}

	private Subscriptions subscriptions(String url, String secret) {
		return new Subscriptions(providing(Watched.class), providing(ChangeNotifications.class), this.jdbc,
				new NamedParameterJdbcTemplate(this.source), SchedulerClient.Builder.create(this.source).build(),
				new StaticListableBeanFactory().getBeanProvider(Scheduler.class), this.transaction,
				new WatchSettings(url, secret, Duration.ofMinutes(30)), Clock.fixed(this.now.get(), ZoneOffset.UTC));
	}

	private <T> ObjectProvider<T> providing(Class<T> type) {
		return new StaticListableBeanFactory(Map.of("followed", this.microsoft)).getBeanProvider(type);
	}

	private void later(Duration duration) {
		this.now.updateAndGet((moment) -> moment.plus(duration));
	}

	private Instant expires() {
		return this.jdbc.sql("select expires_at from subscription")
			.query(java.time.OffsetDateTime.class)
			.single()
			.toInstant();
	}

}
