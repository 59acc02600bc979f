package io.convenor.scheduling.answers;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Watching;

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
		Watching.Standings standings = this.watching.standings();
		return this.reader.mailboxes()
			.stream()
			.sorted()
			.map((mailbox) -> new Followed(mailbox, standings.of(CalendarReader.CALENDAR, mailbox)))
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

	/** One calendar, and how it is read. */
	public record Followed(String mailbox, Watching.Standing standing) {
	}

}
