package io.convenor.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address that looks deliverable, in lower case so that the same person is
 * recognised.
 */
public record EmailAddress(String value) {

	private static final int LONGEST = 254;

	private static final Pattern SHAPE = Pattern.compile(
			"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");

	public EmailAddress {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("Not an email address");
		}
	}

	/** The address somebody typed, or empty when it is none. */
	public static Optional<EmailAddress> parse(String typed) {
		String tidy = typed.strip().toLowerCase(Locale.ROOT);
		boolean plausible = tidy.length() <= LONGEST && SHAPE.matcher(tidy).matches() && !tidy.contains("..");
		return plausible ? Optional.of(new EmailAddress(tidy)) : Optional.empty();
	}

	/** What stands after the @. */
	public String domain() {
		return this.value.substring(this.value.lastIndexOf('@') + 1);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
