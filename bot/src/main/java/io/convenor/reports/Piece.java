package io.convenor.reports;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a mail, taken out of whatever it was packed in.
 *
 * @param contentType as whoever sent it says
 * @param inline whether it belongs to a text
 * @param within the mail that it is attached to; null where that is the mail that arrived
 */
record Piece(String name, String contentType, boolean inline, Spooled file, FileFacts facts,
		@Nullable MailWithin within) {
}
