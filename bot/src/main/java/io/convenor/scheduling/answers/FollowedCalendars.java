package io.convenor.scheduling.answers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;
import io.convenor.delivery.Watching.Health;

/**
 * How the following of the calendars that hold the conferences is getting on, for the
 * administrators.
 */
@Component
public class FollowedCalendars {

	private final CalendarReader reader;

	private final Watching watching;

	FollowedCalendars(CalendarReader reader, Watching watching) {
		this.reader = reader;
		this.watching = watching;
	}

	/** Each calendar in which conferences stand or may be put. */
	public List<Followed> all() {
		return this.reader.mailboxes()
			.stream()
			.sorted()
			.map((mailbox) -> new Followed(mailbox, this.watching.reading(CalendarReader.CALENDAR, mailbox),
					this.watching.notice(CalendarReader.CALENDAR, mailbox),
					this.watching.subscription(CalendarReader.CALENDAR, mailbox)))
			.toList();
	}

	/** Whether an address is set under which Microsoft 365 may reach us. */
	public boolean canBeNotified() {
		return this.watching.canBeNotified();
	}

	/** How often each is read at least. */
	public Duration readEvery() {
		return this.reader.readEvery();
	}

	/**
	 * One calendar.
	 *
	 * @param reading when it was last read, and what came in the way since
	 * @param notice until when Microsoft 365 tells us of changes
	 * @param subscription the subscription that Microsoft 365 is believed to hold for us
	 */
	public record Followed(String mailbox, Health reading, Health notice, Optional<String> subscription) {
	}

}
