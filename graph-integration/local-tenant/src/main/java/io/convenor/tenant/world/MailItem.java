package io.convenor.tenant.world;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A mail as it lies in one mailbox.
 *
 * @param id its immutable id
 * @param folder the folder's display name
 * @param html the body, as HTML where it was written as HTML
 * @param at when it was received, or sent, or last saved
 * @param meeting the meeting it invites to, changes, cancels or answers
 */
public record MailItem(String id, String internetMessageId, String conversationId, String folder, String from,
		List<String> to, List<String> cc, List<String> bcc, String subject, String html, Map<String, String> headers,
		List<MailFile> attachments, List<String> categories, boolean read, Instant at, @Nullable Meeting meeting) {

	public MailItem {
		to = List.copyOf(to);
		cc = List.copyOf(cc);
		bcc = List.copyOf(bcc);
		headers = Map.copyOf(headers);
		attachments = List.copyOf(attachments);
		categories = List.copyOf(categories);
	}

	/**
	 * The body without its markup.
	 */
	public String text() {
		return this.html.replaceAll("(?s)<(style|script)[^>]*>.*?</\\1>", "")
			.replaceAll("(?i)<br\\s*/?>|</(p|div|tr|li|h[1-6])>", "\n")
			.replaceAll("<[^>]+>", "")
			.replace("&nbsp;", " ")
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&quot;", "\"")
			.replace("&#39;", "'")
			.replace("&amp;", "&")
			.strip();
	}

	/**
	 * What a mail says about a meeting.
	 *
	 * @param kind in Graph's words: meetingRequest, meetingCancelled, meetingAccepted,
	 * meetingTenativelyAccepted or meetingDeclined
	 */
	public record Meeting(String kind, @Nullable Instant start, @Nullable Instant end, @Nullable String location) {
	}

}
