package io.convenor.tenant.world;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A post in a channel, or a reply to one.
 *
 * @param replyTo the id of the post this answers
 * @param fromApplication whether an application posted it rather than a person
 * @param fromId the person's object id, or the application's id
 * @param html the text, as HTML
 */
public record ChannelMessage(String id, String channelId, @Nullable String replyTo, boolean fromApplication,
		String fromId, String fromName, String html, List<Attached> attachments, Instant at) {

	public ChannelMessage {
		attachments = List.copyOf(attachments);
	}

	/**
	 * A card or file shown under the text.
	 *
	 * @param content the card, as JSON text
	 */
	public record Attached(String id, String contentType, @Nullable String contentUrl, @Nullable String content,
			@Nullable String name) {
	}

}
