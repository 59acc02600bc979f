package io.convenor.graph;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The mailbox that agencies write to. */
public interface SharedMailbox {

	/**
	 * What arrived in the inbox since a position. Arrivals may be repeated: the caller
	 * recognises a mail by its internet message id. One request for every fifty mails.
	 * @param position what the last call gave, or null to begin
	 * @throws GraphFailure.PositionLost when the position has expired: begin again
	 */
	Arrivals arrivalsSince(String mailbox, @Nullable String position);

	/**
	 * What a mail says, and what it says about itself. One request.
	 * @throws GraphFailure.NotFound when the mail is gone
	 */
	WrittenMail read(String mailbox, String messageId);

	/** The files that came with a mail, without their content. One request. */
	List<AttachedFile> attachments(String mailbox, String messageId);

	/**
	 * The content of an attached file, and of an attached mail as the internet carries
	 * it; the caller closes it. One request.
	 */
	InputStream open(String mailbox, String messageId, String attachmentId);

	/**
	 * Moves a mail to a folder of the mailbox, which is made where it is missing. One
	 * request, and up to two more the first time a folder is used.
	 * @throws GraphFailure.NotFound when the mail is gone, unless an earlier attempt may
	 * have moved it
	 */
	void fileAway(IdempotencyKey key, String mailbox, String messageId, String folder);

	/** Mails that arrived, and the position to ask from next time. */
	record Arrivals(List<ArrivedMail> mails, String position) {

		public Arrivals {
			mails = List.copyOf(mails);
		}

	}

	/**
	 * A mail in the inbox.
	 *
	 * @param id immutable: it survives a move within the mailbox
	 * @param internetMessageId the sender's own id of the mail, the same however often we
	 * see it
	 * @param bareAnswer whether it is the answer to an invitation with nothing typed into
	 * it, of which the calendar tells as well
	 * @param written what it says, where that came with the list; otherwise it is to be
	 * read
	 */
	record ArrivedMail(String id, String internetMessageId, String from, String fromName, String subject,
			Instant receivedAt, boolean hasAttachments, boolean bareAnswer, @Nullable WrittenMail written) {

		public ArrivedMail(String id, String internetMessageId, String from, String fromName, String subject,
				Instant receivedAt, boolean hasAttachments) {
			this(id, internetMessageId, from, fromName, subject, receivedAt, hasAttachments, false, null);
		}

	}

	/**
	 * What a mail says.
	 *
	 * @param body as it was written: hostile until it was made plain
	 * @param html whether the body is HTML
	 * @param replyTo where its sender wants answers, where that is somewhere else
	 * @param conversation the thread that the mailbox put it in; empty where there is
	 * none
	 * @param headers its internet headers, by name in small letters
	 * @param answersInvitation whether it came with the answer to an invitation
	 */
	record WrittenMail(String body, boolean html, List<String> replyTo, String conversation,
			Map<String, List<String>> headers, boolean answersInvitation) {

		public WrittenMail {
			replyTo = List.copyOf(replyTo);
			headers = Map.copyOf(headers);
		}

		/** Every value of a header, in order. */
		public List<String> header(String name) {
			return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
		}

	}

	/**
	 * What is attached to a mail.
	 *
	 * @param size in bytes, as the mailbox counts them
	 * @param inline whether it belongs to the text, such as a signature's picture
	 */
	record AttachedFile(String id, String name, String contentType, long size, boolean inline, Kind kind) {

		/** What is attached in place of a file, or a file itself. */
		public enum Kind {

			FILE,

			/** Another mail, an entry of a calendar or a contact. */
			ITEM,

			/** Where a file is to be fetched, which nobody does. */
			LINK

		}

	}

}
