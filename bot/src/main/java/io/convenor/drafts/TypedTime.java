package io.convenor.drafts;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time of day as people write it: 10:15, 10.15, 9:05, 2pm, 2.30 pm. */
public final class TypedTime {

	/** What is said of anything else. */
	public static final String NOT_A_TIME = "That is no time I can read. Write it like 10:15.";

	private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?: ?([ap])\\.?m\\.?)?");

	private TypedTime() {
	}

	/** The time of day; empty where it is none. */
	public static Optional<LocalTime> read(String text) {
		Matcher found = TIME.matcher(text.strip().toLowerCase(Locale.UK));
		if (!found.matches() || (found.group(2) == null && found.group(3) == null)) {
			return Optional.empty();
		}
		int hour = Integer.parseInt(found.group(1));
		int minute = (found.group(2) != null) ? Integer.parseInt(found.group(2)) : 0;
		if (found.group(3) != null) {
			if (hour < 1 || hour > 12) {
				return Optional.empty();
			}
			hour = hour % 12 + (found.group(3).equals("p") ? 12 : 0);
		}
		try {
			return Optional.of(LocalTime.of(hour, minute));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
