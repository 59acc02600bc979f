package io.convenor.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/**
 * How long an answer asks us to wait: in seconds, several numbers (the longest counts),
 * or a date.
 */
final class RetryAfter {

	private static final Duration LONGEST = Duration.ofHours(1);

	private RetryAfter() {
	}

	/** Null where the header is missing or makes no sense. */
	static @Nullable Duration of(@Nullable String header, Instant now) {
		if (header == null || header.isBlank()) {
			return null;
		}
		Duration wait = seconds(header);
		if (wait == null) {
			wait = untilDate(header.strip(), now);
		}
		if (wait == null) {
			return null;
		}
		return (wait.compareTo(LONGEST) > 0) ? LONGEST : wait;
	}

	private static @Nullable Duration seconds(String header) {
		Duration longest = null;
		for (String part : header.split(",", -1)) {
			String digits = part.strip();
			if (!digits.matches("\\d{1,9}")) {
				return null;
			}
			Duration wait = Duration.ofSeconds(Long.parseLong(digits));
			longest = (longest == null || wait.compareTo(longest) > 0) ? wait : longest;
		}
		return longest;
	}

	private static @Nullable Duration untilDate(String header, Instant now) {
		try {
			Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
			return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
		}
		catch (DateTimeParseException notADate) {
			return null;
		}
	}

}
