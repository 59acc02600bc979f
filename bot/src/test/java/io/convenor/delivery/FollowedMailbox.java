package io.convenor.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.GraphFailure;

/** A mailbox that is followed, and the subscriptions for it, in memory. */
class FollowedMailbox implements Watched, ChangeNotifications {

	static final String MAILBOX = "cp.reports@northmere.example";

	final Set<String> mailboxes = new LinkedHashSet<>(Set.of(MAILBOX));

	final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

	final List<String> clientStates = new CopyOnWriteArrayList<>();

	final List<String> there = new CopyOnWriteArrayList<>();

	final List<String> takenIn = new CopyOnWriteArrayList<>();

	final AtomicInteger readings = new AtomicInteger();

	final AtomicInteger fromTheBeginning = new AtomicInteger();

	private final Map<String, Supplier<RuntimeException>> failNext = new ConcurrentHashMap<>();

	volatile String damaged = "";

	volatile Runnable whileReading = () -> {
	};

	void failNext(String call, Supplier<RuntimeException> failure) {
		this.failNext.put(call, failure);
	}

	@Override
	public String what() {
		return "post";
	}

	@Override
	public Set<String> mailboxes() {
		return Set.copyOf(this.mailboxes);
	}

	@Override
	public Duration readEvery() {
		return Duration.ofHours(1);
	}

	@Override
	public Subscription subscribe(ChangeNotifications notifications, String mailbox, String notificationUrl,
			String clientState, Instant until) {
		return notifications.watchInbox(mailbox, notificationUrl, clientState, until);
	}

	@Override
	public News since(String mailbox, @Nullable String position) {
		this.readings.incrementAndGet();
		if (position == null) {
			this.fromTheBeginning.incrementAndGet();
		}
		fail("since");
		List<String> unread = List
			.copyOf(this.there.subList((position != null) ? Integer.parseInt(position) : 0, this.there.size()));
		String next = Integer.toString(this.there.size());
		this.whileReading.run();
		return new News() {
			@Override
			public String position() {
				return next;
			}

			@Override
			public List<Item> items() {
				return unread.stream().map((each) -> new Item(each, () -> FollowedMailbox.this.takeIn(each))).toList();
			}
		};
	}

	private void takeIn(String mail) {
		if (mail.equals(this.damaged)) {
			throw new IllegalArgumentException("what nobody can read");
		}
		if (!this.takenIn.contains(mail)) {
			this.takenIn.add(mail);
		}
	}

	@Override
	public Subscription watchInbox(String mailbox, String notificationUrl, String clientState, Instant until) {
		fail("watchInbox");
		var subscription = new Subscription("subscription-" + this.clientStates.size(), mailbox, notificationUrl,
				until);
		this.clientStates.add(clientState);
		this.subscriptions.add(subscription);
		return subscription;
	}

	@Override
	public Subscription watchCalendar(String mailbox, String notificationUrl, String clientState, Instant until) {
		return watchInbox(mailbox, notificationUrl, clientState, until);
	}

	@Override
	public Subscription renew(String subscriptionId, Instant until) {
		fail("renew");
		Subscription old = this.subscriptions.stream()
			.filter((each) -> each.id().equals(subscriptionId))
			.findFirst()
			.orElseThrow(() -> new GraphFailure.NotFound("The subscription", null));
		var renewed = new Subscription(old.id(), old.resource(), old.notificationUrl(), until);
		this.subscriptions.set(this.subscriptions.indexOf(old), renewed);
		return renewed;
	}

	@Override
	public List<Subscription> all() {
		return List.copyOf(this.subscriptions);
	}

	private void fail(String call) {
		Supplier<RuntimeException> failure = this.failNext.remove(call);
		if (failure != null) {
			throw failure.get();
		}
	}

}
