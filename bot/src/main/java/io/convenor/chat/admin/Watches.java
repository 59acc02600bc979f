package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;
import io.convenor.graph.ChangeNotifications;
import io.convenor.timescales.Dates;

/**
 * Says of a mailbox that is followed whether it is read, and whether Microsoft 365 tells
 * of changes in it.
 */
@Component
class Watches {

	private static final Duration SHORTEST_CONCERN = Duration.ofMinutes(2);

	private final ChangeNotifications notifications;

	private final Clock clock;

	Watches(ChangeNotifications notifications, Clock clock) {
		this.notifications = notifications;
		this.clock = clock;
	}

	/**
	 * Whether it is read as often as it should be.
	 * @param failed where to look when it could not be read
	 * @param waits what is not known as long as it is not read
	 */
	Finding reading(String what, Watching.Health health, Duration every, String failed, String waits) {
		Instant at = health.at();
		Duration concern = every.multipliedBy(4);
		Instant longAgo = this.clock.instant()
			.minus((concern.compareTo(SHORTEST_CONCERN) > 0) ? concern : SHORTEST_CONCERN);
		if (health.problem() != null) {
			return Finding.broken(what, "the last attempt failed: " + health.problem(), failed);
		}
		if (at == null) {
			return Finding.unsure(what, "it was not read yet", "Check again in a minute.");
		}
		return at.isBefore(longAgo)
				? Finding.broken(what, "last read " + Dates.inWords(at),
						"Nothing is lost, but " + waits + ". Restart the bot, and look at its log.")
				: Finding.ok(what, "last read " + Dates.inWords(at));
	}

	/** The subscriptions that Microsoft 365 holds for us and that have not run out. */
	List<ChangeNotifications.Subscription> standing() {
		return this.notifications.all()
			.stream()
			.filter((each) -> each.expires().isAfter(this.clock.instant()))
			.toList();
	}

	/**
	 * Whether Microsoft 365 tells of changes.
	 * @param ours what we know, the subscription that it is believed to hold among it
	 * @param until what is done until it does
	 */
	static Finding notice(String what, Watching.Standing ours, List<ChangeNotifications.Subscription> standing,
			String until) {
		String problem = ours.notice().problem();
		return standing.stream()
			.filter((each) -> ours.subscription().filter(each.id()::equals).isPresent())
			.findFirst()
			.map((each) -> Finding.ok(what, "promised until " + Dates.inWords(each.expires())))
			.orElseGet(() -> Finding.broken(what,
					(problem != null) ? "it could not be arranged: " + problem : "Microsoft 365 does not notify us",
					"See that Microsoft 365 reaches the bot's public address. Until then " + until + "."));
	}

}
