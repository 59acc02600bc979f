package io.convenor.reports;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.ChangeNotifications.Subscription;
import io.convenor.graph.GraphFailure;
import io.convenor.people.Authority;

/** Sees to it that Microsoft 365 tells us of new mail in the inbox. */
@Component
class InboxWatch implements ExecutionHandler<Void> {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("watch-inbox");

	static final String THE_ONE = "cp-mailbox";

	/** Microsoft 365 gives less than seven days. */
	private static final Duration LIFETIME = Duration.ofDays(6);

	private static final Duration SOON_AGAIN = Duration.ofMinutes(1);

	private static final Logger log = LoggerFactory.getLogger(InboxWatch.class);

	private static final SecureRandom RANDOM = new SecureRandom();

	private final ChangeNotifications notifications;

	private final JdbcClient jdbc;

	private final TransactionOperations transaction;

	private final Authority authority;

	private final ReportsSettings settings;

	private final Clock clock;

	InboxWatch(ChangeNotifications notifications, JdbcClient jdbc, TransactionOperations transaction,
			Authority authority, ReportsSettings settings, Clock clock) {
		this.notifications = notifications;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.authority = authority;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		Instant next = keep();
		return (complete, operations) -> operations.reschedule(complete, next);
	}

	/** The secret that notifications must carry, once there is one. */
	Optional<String> clientState() {
		return row().map(Row::clientState);
	}

	/** Looks whether the subscription stands, and says when to look again. */
	private Instant keep() {
		Instant now = this.clock.instant();
		if (this.settings.notificationUrl().isBlank()) {
			return now.plus(this.settings.watchEvery());
		}
		// The secret is written down before it is told to anybody, so that the first
		// notification is recognised even if we stop in between.
		Row row = Objects.requireNonNull(this.transaction.execute((_) -> prepare()));
		try {
			Subscription subscription = standing(row, now);
			this.transaction.executeWithoutResult((_) -> note(subscription));
			return now.plus(this.settings.watchEvery());
		}
		catch (GraphFailure failure) {
			log.warn("New mail is not notified for now: {}", failure.getClass().getSimpleName());
			this.transaction.executeWithoutResult((_) -> noteProblem(InPlainWords.of(failure)));
			Instant soon = now.plus(SOON_AGAIN);
			return (failure instanceof GraphFailure.Throttled throttled && throttled.until().isAfter(soon))
					? throttled.until() : soon;
		}
	}

	private Subscription standing(Row row, Instant now) {
		Optional<Subscription> present = this.notifications.all()
			.stream()
			.filter((each) -> each.id().equals(row.subscription()))
			.filter((each) -> each.expires().isAfter(now))
			.findFirst();
		if (present.isEmpty()) {
			return subscribe(row, now);
		}
		boolean fresh = present.get().expires().isAfter(now.plus(LIFETIME.dividedBy(2)));
		return fresh ? present.get() : renew(present.get(), row, now);
	}

	private Subscription renew(Subscription present, Row row, Instant now) {
		try {
			return this.notifications.renew(present.id(), now.plus(LIFETIME));
		}
		catch (GraphFailure.NotFound gone) {
			return subscribe(row, now);
		}
	}

	private Subscription subscribe(Row row, Instant now) {
		log.info("Asking Microsoft 365 to tell us of new mail");
		return this.notifications.watchInbox(this.authority.cpMailbox(), row.notificationUrl(), row.clientState(),
				now.plus(LIFETIME));
	}

	/** A subscription made for another address or with another secret is not ours. */
	private Row prepare() {
		Optional<Row> present = row();
		String url = this.settings.notificationUrl();
		String configured = this.settings.clientState();
		String state = !configured.isBlank() ? configured : present.map(Row::clientState).orElseGet(InboxWatch::random);
		if (present.filter((row) -> row.notificationUrl().equals(url) && row.clientState().equals(state)).isEmpty()) {
			this.jdbc.sql(
					"insert into inbox_watch (mailbox, notification_url, client_state) values (:mailbox, :url, :state) "
							+ "on conflict (mailbox) do update set notification_url = :url, client_state = :state, "
							+ "subscription = null, expires_at = null")
				.param("mailbox", this.authority.cpMailbox())
				.param("url", url)
				.param("state", state)
				.update();
		}
		return row().orElseThrow();
	}

	private void note(Subscription subscription) {
		this.jdbc
			.sql("update inbox_watch set subscription = :id, expires_at = :expires, problem = null, problem_at = null "
					+ "where mailbox = :mailbox")
			.param("id", subscription.id())
			.param("expires", subscription.expires().atOffset(ZoneOffset.UTC))
			.param("mailbox", this.authority.cpMailbox())
			.update();
	}

	private void noteProblem(String problem) {
		this.jdbc.sql("update inbox_watch set problem = :problem, problem_at = :now where mailbox = :mailbox")
			.param("problem", problem)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("mailbox", this.authority.cpMailbox())
			.update();
	}

	private Optional<Row> row() {
		return this.jdbc.sql("select * from inbox_watch where mailbox = ?")
			.param(this.authority.cpMailbox())
			.query((row, _) -> new Row(row.getString("notification_url"), row.getString("client_state"),
					row.getString("subscription")))
			.optional();
	}

	private static String random() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private record Row(String notificationUrl, String clientState, @Nullable String subscription) {

		@Override
		public String toString() {
			return "Row[not shown]";
		}

	}

}
