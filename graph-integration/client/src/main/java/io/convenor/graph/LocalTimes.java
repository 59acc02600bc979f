package io.convenor.graph;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.microsoft.graph.models.DateTimeTimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Local times of the authority, to and from Graph's pairs of a time and a zone's name.
 */
final class LocalTimes {

	static final ZoneId ZONE = ZoneId.of("Europe/London");

	private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

	private LocalTimes() {
	}

	static DateTimeTimeZone graph(LocalDateTime local) {
		DateTimeTimeZone time = new DateTimeTimeZone();
		time.setDateTime(SECONDS.format(local));
		time.setTimeZone(ZONE.getId());
		return time;
	}

	static LocalDateTime local(DateTimeTimeZone time) {
		String text = time.getDateTime().endsWith("Z")
				? time.getDateTime().substring(0, time.getDateTime().length() - 1) : time.getDateTime();
		return LocalDateTime.parse(text).atZone(zone(time.getTimeZone())).withZoneSameInstant(ZONE).toLocalDateTime();
	}

	/** With its distance from UTC. */
	static OffsetDateTime moment(LocalDateTime local) {
		return local.atZone(ZONE).toOffsetDateTime();
	}

	/** As an instant, for a query's limits. */
	static String instant(LocalDateTime local) {
		return local.atZone(ZONE).toInstant().toString();
	}

	private static ZoneId zone(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return ZoneOffset.UTC;
		}
		if (name.equals("GMT Standard Time")) {
			return ZONE;
		}
		try {
			return ZoneId.of(name);
		}
		catch (DateTimeException aWindowsNameWeNeverAskFor) {
			return ZoneOffset.UTC;
		}
	}

}
