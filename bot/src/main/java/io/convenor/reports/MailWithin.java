package io.convenor.reports;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.conference.Reference;
import io.convenor.replies.Typed;

/**
 * What a mail says of itself that came within another: whoever attached it need not have
 * written it.
 *
 * @param writer the address it comes from; empty where it has none
 */
record MailWithin(String writer, String subject, Typed typed) {

	static MailWithin of(String writer, String subject, String text, boolean html) {
		return new MailWithin(writer, subject, Typed.of(text, html));
	}

	/** Every reference in its subject and its text. */
	Set<Reference> references() {
		return Stream.of(List.of(this.subject, this.typed.fresh(), this.typed.earlier()))
			.flatMap(List::stream)
			.flatMap((text) -> Reference.allIn(text).stream())
			.collect(Collectors.toSet());
	}

}
