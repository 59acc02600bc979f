package io.convenor.chat;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Left;

/**
 * A card that was posted.
 *
 * @param id ours, carried by its buttons
 * @param kind which {@link CardView} shows it
 * @param subject what it is about
 * @param version the version of the subject its message last held; below zero before it
 * is posted
 * @param conversationId where it is, with the thread
 * @param activityId the message it is in; null before it is posted
 * @param preparedAt when it was decided to post it
 * @param page what it shows of its subject
 * @param elsewhere what its person filled in on its other pages
 */
public record PostedCard(UUID id, String kind, String subject, long version, String conversationId,
		@Nullable String activityId, Instant preparedAt, Page page, Left elsewhere) {

	public static final long NOTHING_YET = -1;

	/**
	 * The kind of what no {@link CardView} shows: it stays as it is until whoever has it
	 * in sight may know less than before.
	 */
	public static final String STAYS = "stays";

	/** A card that shows what it shows first. */
	public PostedCard(UUID id, String kind, String subject, long version, String conversationId,
			@Nullable String activityId, Instant preparedAt) {
		this(id, kind, subject, version, conversationId, activityId, preparedAt, Page.FIRST, Left.NOTHING);
	}

	/**
	 * Whether what stands in its message may be what its people must not see any more.
	 */
	public boolean doubtful() {
		return this.activityId != null && this.version == NOTHING_YET;
	}

	/** The same card, posted in this message and showing this version. */
	public PostedCard posted(String inConversation, String asActivity, long showing) {
		return new PostedCard(this.id, this.kind, this.subject, showing, inConversation, asActivity, this.preparedAt,
				this.page, this.elsewhere);
	}

	/** The same card, showing this of its subject. */
	public PostedCard at(Page newPage) {
		return new PostedCard(this.id, this.kind, this.subject, this.version, this.conversationId, this.activityId,
				this.preparedAt, newPage, this.elsewhere);
	}

}
