package io.convenor.reports;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A file that came with a mail, taken out of whatever it was packed in.
 *
 * @param path its name, behind those of all folders and files that it lay in
 * @param contentType as whoever sent it says
 * @param inline whether it belongs to a text
 * @param within the mail that it is attached to; null where that is the mail that arrived
 */
record Piece(String path, String contentType, boolean inline, Spooled file, FileFacts facts,
		@Nullable MailWithin within) {

	private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

	/** Its own name, whose ending says what somebody takes it for. */
	String name() {
		return this.path.substring(Math.max(this.path.lastIndexOf('/'), this.path.lastIndexOf('\\')) + 1);
	}

	/** The names of the folders and files that it lay in, and its own. */
	List<String> names() {
		return SEPARATOR.splitAsStream(this.path).filter((name) -> !name.isBlank()).toList();
	}

}
