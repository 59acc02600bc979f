package io.convenor.chat;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Viewer;

/**
 * A conversation the bot is in, and all it takes to speak there without being spoken to.
 *
 * @param id the conversation, for a channel without a thread
 * @param serviceUrl where the connector answers for it
 * @param botId the bot as Teams names it there
 * @param tenantId the tenant
 * @param personId the object id of the person, in a personal chat
 * @param teamId the team, for a channel
 */
public record TeamsChat(String id, Scope scope, String serviceUrl, String botId, String tenantId,
		@Nullable String personId, @Nullable String teamId) {

	static final String THREAD = ";messageid=";

	/** Who reads what is said there. */
	public Viewer viewer() {
		if (this.scope != Scope.PERSONAL) {
			return Viewer.SEVERAL;
		}
		return (this.personId != null) ? Viewer.person(this.personId) : Viewer.ANYBODY;
	}

	/** The conversation of a thread's id. */
	public static String withoutThread(String conversationId) {
		int thread = conversationId.indexOf(THREAD);
		return (thread < 0) ? conversationId : conversationId.substring(0, thread);
	}

	/** The id of the thread that a message of this channel begins. */
	public String thread(String messageId) {
		return this.id + THREAD + messageId;
	}

}
