package io.convenor.replies;

import java.time.Instant;
import java.util.List;

/**
 * A mail that a person wrote to us, made plain.
 *
 * @param identity by which it is known however often it is handed over
 * @param sender the address it says it comes from; what it calls itself is never looked
 * at
 * @param replyTo where its sender wants answers
 * @param threads the letters that it names as those it answers, and its conversation
 * @param messageId by which an answer to it names it
 * @param files the names of the files that came with it
 * @param doubtful whether the mail system could not confirm its sender
 * @param withAnAnswer whether it was typed into the answer of an invitation
 * @param undelivered whether it says that a letter of ours did not arrive
 */
public record Received(String identity, String sender, List<String> replyTo, String subject, Typed typed,
		List<String> threads, String messageId, List<String> files, Instant at, boolean doubtful, boolean withAnAnswer,
		boolean undelivered) {

	public Received {
		replyTo = List.copyOf(replyTo);
		threads = List.copyOf(threads);
		files = List.copyOf(files);
	}

	/** The same, without what it says and what came with it. */
	public Received closed(String because) {
		return new Received(this.identity, this.sender, this.replyTo, "", closedText(because), this.threads,
				this.messageId, List.of(), this.at, this.doubtful, this.withAnAnswer, this.undelivered);
	}

	private static Typed closedText(String because) {
		return new Typed("[What it says is not shown, because %s. It lies in the mailbox: ask the administration team "
			.formatted(because) + "to read it to you, or ring whoever wrote it.]", "");
	}

}
