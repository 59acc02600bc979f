package io.convenor.tenant.world;

import java.time.Clock;

/**
 * Everything the tenant holds, in memory; each part may be used from any thread.
 */
public final class World {

	private final Directory directory;

	private final Channels channels;

	public World(Clock clock, String domain, String teamId, String teamName) {
		this.directory = new Directory(domain);
		this.channels = new Channels(clock, teamId, teamName);
	}

	public Directory directory() {
		return this.directory;
	}

	public Channels channels() {
		return this.channels;
	}

}
