package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

import io.convenor.LocalDatabase;
import io.convenor.graph.GraphFailure;
import io.convenor.people.Authority;

import static org.assertj.core.api.Assertions.assertThat;

class InboxWatchTests {

	private static final String URL = "https://bot.example/graph/notifications";

	private final AtomicReference<Instant> now = new AtomicReference<>(ReportsRoom.START);

	private final Microsoft365 microsoft = new Microsoft365();

	private JdbcClient jdbc;

	private TransactionTemplate transaction;

	@BeforeEach
	void emptyDatabase() {
		LocalDatabase.Address address = LocalDatabase.fresh();
		var source = new DriverManagerDataSource(address.url(), address.user(), address.password());
		org.flywaydb.core.Flyway.configure().dataSource(source).load().migrate();
		this.jdbc = JdbcClient.create(source);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
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
		String written = watch(URL, "").clientState().orElseThrow();
		look(URL, "");
		assertThat(this.microsoft.clientStates).containsExactly(written);
	}

	@Test
	void itIsRenewedLongBeforeItExpires() {
		look(URL, "");
		later(Duration.ofDays(2));
		look(URL, "");
		assertThat(expires()).isEqualTo(ReportsRoom.START.plus(Duration.ofDays(6)));
		later(Duration.ofDays(2));
		look(URL, "");
		assertThat(this.microsoft.subscriptions).hasSize(1);
		assertThat(expires()).isEqualTo(ReportsRoom.START.plus(Duration.ofDays(10)));
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
		assertThat(expires()).isEqualTo(ReportsRoom.START.plus(Duration.ofDays(10)));
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

	private void look(String url, String secret) {
		watch(url, secret).execute(new TaskInstance<>("watch-inbox", "cp-mailbox"),
				Mockito.mock(ExecutionContext.class));
	}

	private InboxWatch watch(String url, String secret) {
		var settings = new ReportsSettings(Duration.ofSeconds(20), url, secret, Duration.ofMinutes(30), "Filed",
				DataSize.ofMegabytes(1), 6);
		var authority = new Authority("Northmere Council", "conferences@northmere.example", "org",
				"cp.reports@northmere.example", "");
		Clock clock = Clock.fixed(this.now.get(), ZoneOffset.UTC);
		return new InboxWatch(this.microsoft, this.jdbc, this.transaction, authority, settings, clock);
	}

	private void later(Duration duration) {
		this.now.updateAndGet((moment) -> moment.plus(duration));
	}

	private Instant expires() {
		return this.jdbc.sql("select expires_at from inbox_watch")
			.query(java.time.OffsetDateTime.class)
			.single()
			.toInstant();
	}

}
