package io.convenor.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What went to whom, as the details of an entry keep it: by the id of the person, so that
 * their name stands only where it is looked up, and is right there.
 *
 * @param what such as {@code letter/change}
 * @param way {@code to} whom it went, or {@code for} whom it is
 */
public record SentTo(String what, String way, UUID person) {

	private static final Pattern WRITTEN = Pattern
		.compile("(?s)(.*) (to|for) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

	/** Something that went to somebody. */
	public static SentTo to(String what, UUID person) {
		return new SentTo(what, "to", person);
	}

	/** Something that concerns somebody, and went to nobody or to others, too. */
	public static SentTo about(String what, UUID person) {
		return new SentTo(what, "for", person);
	}

	/** As it is written. */
	public String inDetails() {
		return this.what + " " + this.way + " " + this.person;
	}

	/** Reads details that say to whom something went. */
	public static Optional<SentTo> read(String details) {
		Matcher written = WRITTEN.matcher(details);
		return written.matches()
				? Optional.of(new SentTo(written.group(1), written.group(2), UUID.fromString(written.group(3))))
				: Optional.empty();
	}

}
