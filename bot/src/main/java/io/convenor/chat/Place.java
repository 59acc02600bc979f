package io.convenor.chat;

import org.jspecify.annotations.Nullable;

/** Where a turn happens: what may be said there, and where an answer goes. */
public sealed interface Place {

	/** The conversation as the connector knows it, with the thread when there is one. */
	String conversationId();

	Scope scope();

	/** A chat between one person and the bot. */
	record Personal(String conversationId) implements Place {

		@Override
		public Scope scope() {
			return Scope.PERSONAL;
		}

	}

	/** A chat of several people, a meeting's chat included. */
	record Group(String conversationId) implements Place {

		@Override
		public Scope scope() {
			return Scope.GROUP;
		}

	}

	/**
	 * A channel of a team.
	 *
	 * @param conversationId the channel and the thread in it
	 * @param teamId the team as Teams names it in activities
	 * @param channelId the channel alone
	 * @param groupId the team's object id in the directory, when Teams says it
	 */
	record Channel(String conversationId, String teamId, String channelId, @Nullable String groupId) implements Place {

		@Override
		public Scope scope() {
			return Scope.CHANNEL;
		}

	}

}
