package io.convenor.reports;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Reference;
import io.convenor.replies.Typed;

/**
 * What a mail says of itself that came within another: whoever attached it need not have
 * written it.
 *
 * @param writer the address it comes from; empty where it has none
 * @param around the mail that it is attached to itself; null where that is the one that
 * arrived
 */
record MailWithin(String writer, String subject, Typed typed, @Nullable MailWithin around) {

	/** What a mail says is not longer, or is not read to its end. */
	static final int LONGEST_TEXT = 256 * 1024;

	static MailWithin of(String writer, String subject, String text, boolean html, @Nullable MailWithin around) {
		String read = (text.length() > LONGEST_TEXT) ? text.substring(0, LONGEST_TEXT) : text;
		return new MailWithin(writer, subject, Typed.of(read, html), around);
	}

	/**
	 * Every reference in its subject and its text, and in those of the mails around it.
	 */
	Set<Reference> references() {
		Stream<Reference> own = Stream.of(this.subject, this.typed.fresh(), this.typed.earlier())
			.flatMap((text) -> Reference.allIn(text).stream());
		return Stream.concat(own, (this.around != null) ? this.around.references().stream() : Stream.empty())
			.collect(Collectors.toSet());
	}

}
