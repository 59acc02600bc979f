package io.convenor.tenant.world;

import java.time.Clock;
import java.time.Duration;

/**
 * Everything the tenant holds, in memory; each part may be used from any thread.
 */
public final class World implements AutoCloseable {

	private final Errands errands = new Errands();

	private final Clock clock;

	private final Directory directory;

	private final OnlineMeetings onlineMeetings;

	private final Mailboxes mailboxes;

	private final Calendars calendars;

	private final Library library;

	private final Channels channels;

	/**
	 * An empty world.
	 * @param roomsAnswerAfter how long a room's attendant takes over a request
	 */
	public World(Clock clock, Duration roomsAnswerAfter, Names names) {
		this.clock = clock;
		this.directory = new Directory(names.domain());
		this.onlineMeetings = new OnlineMeetings(clock, names.tenantId(), this.directory);
		this.mailboxes = new Mailboxes(clock, this.directory);
		this.calendars = new Calendars(clock, roomsAnswerAfter, this.directory, this.mailboxes, this.onlineMeetings,
				this.errands);
		this.library = new Library(clock, names.siteId(), names.driveId());
		this.channels = new Channels(clock, names.teamId(), names.teamName());
	}

	public Clock clock() {
		return this.clock;
	}

	public Directory directory() {
		return this.directory;
	}

	public Calendars calendars() {
		return this.calendars;
	}

	public OnlineMeetings onlineMeetings() {
		return this.onlineMeetings;
	}

	public Mailboxes mailboxes() {
		return this.mailboxes;
	}

	public Library library() {
		return this.library;
	}

	public Channels channels() {
		return this.channels;
	}

	public Errands errands() {
		return this.errands;
	}

	@Override
	public void close() {
		this.errands.close();
	}

	/**
	 * What this world calls itself.
	 *
	 * @param domain the mail domain
	 */
	public record Names(String tenantId, String domain, String siteId, String driveId, String teamId, String teamName) {
	}

}
