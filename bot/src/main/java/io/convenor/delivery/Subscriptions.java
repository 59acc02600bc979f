package io.convenor.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.ChangeNotifications.Subscription;
import io.convenor.graph.GraphFailure;

/**
 * Sees to it that what rooms follow is read, and that Microsoft 365 tells us of changes.
 */
@Component
class Subscriptions implements ExecutionHandler<Void> {

	static final TaskDescriptor<Void> TASK = TaskDescriptor.of("keep-subscriptions");

	static final String THE_ONE = "all";

	/** Microsoft 365 gives less than seven days. */
	private static final Duration LIFETIME = Duration.ofDays(6);

	private static final Duration SOON_AGAIN = Duration.ofMinutes(1);

	private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

	private static final SecureRandom RANDOM = new SecureRandom();

	private final ObjectProvider<Watched> watched;

	private final ObjectProvider<ChangeNotifications> notifications;

	private final JdbcClient jdbc;

	private final NamedParameterJdbcOperations batches;

	private final SchedulerClient tasks;

	private final ObjectProvider<Scheduler> scheduler;

	private final TransactionOperations transaction;

	private final WatchSettings settings;

	private final Clock clock;

	private volatile List<Row> lastSeen = List.of();

	Subscriptions(ObjectProvider<Watched> watched, ObjectProvider<ChangeNotifications> notifications, JdbcClient jdbc,
			NamedParameterJdbcOperations batches, SchedulerClient tasks, ObjectProvider<Scheduler> scheduler,
			TransactionOperations transaction, WatchSettings settings, Clock clock) {
		this.batches = batches;
		this.watched = watched;
		this.notifications = notifications;
		this.jdbc = jdbc;
		this.tasks = tasks;
		this.scheduler = scheduler;
		this.transaction = transaction;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
		Instant now = this.clock.instant();
		List<Followed> all = this.watched.orderedStream()
			.flatMap((what) -> what.mailboxes().stream().map((mailbox) -> new Followed(what, mailbox)))
			.toList();
		Set<String> scheduled = this.tasks
			.getScheduledExecutionsForTask(WatchedReader.TASK.getTaskName(), Object.class,
					ScheduledExecutionsFilter.all())
			.stream()
			.map((each) -> each.getTaskInstance().getId())
			.collect(Collectors.toSet());
		all.stream()
			.map(Followed::task)
			.filter(Predicate.not(scheduled::contains))
			.forEach((each) -> this.tasks.scheduleIfNotExists(WatchedReader.TASK.instance(each).build(), now));
		this.scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
		Instant next = (all.isEmpty() || this.settings.notificationUrl().isBlank())
				? now.plus(this.settings.checkEvery()) : keep(all, now);
		return (complete, operations) -> operations.reschedule(complete, next);
	}

	/**
	 * Wakes nobody by itself: says which readings notifications are for, with one look at
	 * most. Those that are known from before are looked up no more: they have a mailbox
	 * read, and nothing else. Where the subscription of one is not written down yet, its
	 * secret alone tells.
	 */
	Set<Row> meantBy(Set<Told> notifications) {
		List<Row> known = this.lastSeen;
		List<Row> all = notifications.stream().allMatch((told) -> isNamed(told, known)) ? known : all();
		this.lastSeen = all;
		Set<Row> meant = new LinkedHashSet<>();
		notifications.forEach((told) -> meant.addAll(meantBy(told, all)));
		return meant;
	}

	private static boolean isNamed(Told told, List<Row> known) {
		return meantBy(told, known).stream().anyMatch((row) -> told.subscription.equals(row.subscription));
	}

	private static List<Row> meantBy(Told told, List<Row> all) {
		byte[] secret = told.clientState.getBytes(StandardCharsets.UTF_8);
		List<Row> right = all.stream()
			.filter((row) -> MessageDigest.isEqual(row.clientState.getBytes(StandardCharsets.UTF_8), secret))
			.toList();
		List<Row> named = right.stream().filter((row) -> told.subscription.equals(row.subscription)).toList();
		return named.isEmpty() ? right : named;
	}

	/** Looks whether each subscription stands, and says when to look again. */
	private Instant keep(List<Followed> all, Instant now) {
		// The secrets are written down before they are told to anybody, so that the first
		// notification is recognised even if we stop in between.
		Map<String, Row> rows = Objects.requireNonNull(this.transaction.execute((_) -> prepare(all)));
		try {
			List<Subscription> present = this.notifications.getObject().all();
			List<SqlParameterSource> kept = new ArrayList<>();
			Instant next = all.stream()
				.map((each) -> keep(each, Objects.requireNonNull(rows.get(each.task())), present, kept, now))
				.reduce(now.plus(this.settings.checkEvery()), (one, other) -> one.isBefore(other) ? one : other);
			note(kept);
			return next;
		}
		catch (GraphFailure failure) {
			all.forEach((each) -> problem(each, failure));
			return soonAfter(failure, now);
		}
	}

	/** A new one is noted at once, or it would be made once more. */
	private Instant keep(Followed each, Row row, List<Subscription> present, List<SqlParameterSource> kept,
			Instant now) {
		try {
			Subscription subscription = standing(each, row, present, now);
			if (subscription.id().equals(row.subscription)) {
				kept.add(noted(each, subscription));
			}
			else {
				note(List.of(noted(each, subscription)));
			}
			return now.plus(this.settings.checkEvery());
		}
		catch (GraphFailure failure) {
			problem(each, failure);
			return soonAfter(failure, now);
		}
	}

	private void problem(Followed each, GraphFailure failure) {
		log.warn("Changes of the {} are not notified for now: {}", each.what.what(),
				failure.getClass().getSimpleName());
		this.transaction.executeWithoutResult((_) -> noteProblem(each, InPlainWords.of(failure)));
	}

	private static Instant soonAfter(GraphFailure failure, Instant now) {
		Instant soon = now.plus(SOON_AGAIN);
		return (failure instanceof GraphFailure.Throttled throttled && throttled.until().isAfter(soon))
				? throttled.until() : soon;
	}

	private Subscription standing(Followed each, Row row, List<Subscription> all, Instant now) {
		Optional<Subscription> present = all.stream()
			.filter((one) -> one.id().equals(row.subscription))
			.filter((one) -> one.expires().isAfter(now))
			.findFirst();
		if (present.isEmpty()) {
			return subscribe(each, row, now);
		}
		boolean fresh = present.get().expires().isAfter(now.plus(LIFETIME.dividedBy(2)));
		return fresh ? present.get() : renew(each, present.get(), row, now);
	}

	private Subscription renew(Followed each, Subscription present, Row row, Instant now) {
		try {
			return this.notifications.getObject().renew(present.id(), now.plus(LIFETIME));
		}
		catch (GraphFailure.NotFound gone) {
			return subscribe(each, row, now);
		}
	}

	private Subscription subscribe(Followed each, Row row, Instant now) {
		log.info("Asking Microsoft 365 to tell us of changes of the {}", each.what.what());
		return each.what.subscribe(this.notifications.getObject(), each.mailbox, row.notificationUrl, row.clientState,
				now.plus(LIFETIME));
	}

	/** Each as it is to stand, by the reading that it is for. */
	private Map<String, Row> prepare(List<Followed> all) {
		Map<String, Row> present = all().stream().collect(Collectors.toMap(Row::task, Function.identity()));
		return all.stream()
			.collect(Collectors.toMap(Followed::task,
					(each) -> prepare(each, Optional.ofNullable(present.get(each.task())))));
	}

	/** A subscription made for another address or with another secret is not ours. */
	private Row prepare(Followed each, Optional<Row> present) {
		String url = this.settings.notificationUrl();
		String configured = this.settings.clientState();
		String state = !configured.isBlank() ? configured
				: present.map(Row::clientState).orElseGet(Subscriptions::random);
		return present.filter((row) -> row.notificationUrl.equals(url) && row.clientState.equals(state))
			.orElseGet(() -> {
				this.jdbc
					.sql("insert into subscription (what, mailbox, notification_url, client_state) "
							+ "values (:what, :mailbox, :url, :state) on conflict (what, mailbox) do update set "
							+ "notification_url = :url, client_state = :state, subscription = null, expires_at = null")
					.param("what", each.what.what())
					.param("mailbox", each.mailbox)
					.param("url", url)
					.param("state", state)
					.update();
				return new Row(each.what.what(), each.mailbox, url, state, null);
			});
	}

	private static SqlParameterSource noted(Followed each, Subscription subscription) {
		return new MapSqlParameterSource("id", subscription.id())
			.addValue("expires", subscription.expires().atOffset(ZoneOffset.UTC))
			.addValue("what", each.what.what())
			.addValue("mailbox", each.mailbox);
	}

	private void note(List<SqlParameterSource> noted) {
		if (!noted.isEmpty()) {
			this.transaction.executeWithoutResult((_) -> this.batches.batchUpdate(
					"update subscription set subscription = :id, expires_at = :expires, problem = null, "
							+ "problem_at = null where what = :what and mailbox = :mailbox",
					noted.toArray(SqlParameterSource[]::new)));
		}
	}

	private void noteProblem(Followed each, String problem) {
		this.jdbc.sql(
				"update subscription set problem = :problem, problem_at = :now where what = :what and mailbox = :mailbox")
			.param("problem", problem)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("what", each.what.what())
			.param("mailbox", each.mailbox)
			.update();
	}

	private List<Row> all() {
		return this.jdbc.sql("select * from subscription").query(Subscriptions::row).list();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(Objects.requireNonNull(row.getString("what")), Objects.requireNonNull(row.getString("mailbox")),
				row.getString("notification_url"), row.getString("client_state"), row.getString("subscription"));
	}

	private static String random() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private record Followed(Watched what, String mailbox) {

		String task() {
			return WatchedReader.task(this.what.what(), this.mailbox).getId();
		}

	}

	/** What a notification says of itself. */
	record Told(String clientState, String subscription) {

		@Override
		public String toString() {
			return "Told[not shown]";
		}

	}

	/** What Microsoft 365 was asked to tell, as the table holds it. */
	record Row(String what, String mailbox, String notificationUrl, String clientState, @Nullable String subscription) {

		String task() {
			return WatchedReader.task(this.what, this.mailbox).getId();
		}

		@Override
		public String toString() {
			return "Row[not shown]";
		}

	}

}
