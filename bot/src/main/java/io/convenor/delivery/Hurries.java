package io.convenor.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/**
 * What was hurried of late in this instance, so that a delivery that was just being
 * looked at, and found that it has to wait, does not wait for what has come meanwhile. In
 * another instance it waits as long as its courier said.
 */
@Component
class Hurries {

	/** Longer than an attempt that only finds that it has to wait. */
	private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

	private static final int MANY = 10_000;

	private final AtomicLong last = new AtomicLong();

	private final Cache<Object, Long> hurried = Caffeine.newBuilder()
		.expireAfterWrite(LONG_ENOUGH)
		.maximumSize(MANY)
		.build();

	/** A moment to ask from. */
	long now() {
		return this.last.get();
	}

	/** Noted before the tables are told, so that one of the two sees the other. */
	void note(Collection<String> keys) {
		keys.forEach(this::put);
	}

	void note(UUID subject, UUID invitee) {
		put(new ToInvitee(subject, invitee));
	}

	void note(UUID subject, String kind) {
		put(new OfKind(subject, kind));
	}

	private void put(Object what) {
		this.hurried.put(what, this.last.incrementAndGet());
	}

	/** Whether a delivery was hurried since that moment. */
	boolean since(long moment, Delivery delivery) {
		UUID invitee = delivery.whom().invitee();
		return Stream
			.of(delivery.key(), new OfKind(delivery.subject(), delivery.kind()),
					(invitee != null) ? new ToInvitee(delivery.subject(), invitee) : delivery.key())
			.map(this.hurried::getIfPresent)
			.filter(Objects::nonNull)
			.anyMatch((noted) -> noted > moment);
	}

	private record ToInvitee(UUID subject, UUID invitee) {
	}

	private record OfKind(UUID subject, String kind) {
	}

}
