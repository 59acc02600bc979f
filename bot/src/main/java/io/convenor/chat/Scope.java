package io.convenor.chat;

import java.util.Set;

/** The kinds of place a command may be used in. */
public enum Scope {

	/** A chat with the bot alone. */
	PERSONAL,

	/** A chat of several people. */
	GROUP,

	/** A channel of a team. */
	CHANNEL;

	/** Everywhere. */
	public static final Set<Scope> ANYWHERE = Set.of(PERSONAL, GROUP, CHANNEL);

	/** In private only, for what others in the room should not read. */
	public static final Set<Scope> IN_PRIVATE = Set.of(PERSONAL);

}
