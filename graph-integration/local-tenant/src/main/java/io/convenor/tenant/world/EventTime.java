package io.convenor.tenant.world;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import com.microsoft.graph.models.DateTimeTimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Graph's pair of local time and zone name, Windows' names included.
 */
public final class EventTime {

	private static final Map<String, String> WINDOWS_ZONES = Map.of("GMT Standard Time", "Europe/London",
			"Greenwich Standard Time", "Atlantic/Reykjavik", "W. Europe Standard Time", "Europe/Berlin",
			"Romance Standard Time", "Europe/Paris", "Eastern Standard Time", "America/New_York",
			"Pacific Standard Time", "America/Los_Angeles");

	private static final DateTimeFormatter WITH_FRACTION = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS");

	private EventTime() {
	}

	/**
	 * The moment meant.
	 */
	public static Instant instant(@Nullable DateTimeTimeZone time) {
		if (time == null || time.getDateTime() == null) {
			throw Refused.badRequest("ErrorPropertyValidationFailure", "At least one property failed validation.");
		}
		try {
			return LocalDateTime.parse(time.getDateTime().replaceFirst("Z$", ""))
				.atZone(zone(time.getTimeZone()))
				.toInstant();
		}
		catch (DateTimeException ex) {
			throw Refused.badRequest("ErrorInvalidParameter",
					"The value '" + time.getDateTime() + "' is not a valid date and time.");
		}
	}

	/**
	 * The zone that a name stands for.
	 */
	public static ZoneId zone(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return ZoneOffset.UTC;
		}
		try {
			return ZoneId.of(WINDOWS_ZONES.getOrDefault(name, name));
		}
		catch (DateTimeException ex) {
			throw Refused.badRequest("ErrorInvalidTimeZone",
					"A valid TimeZone value must be specified. '" + name + "' is not one of the supported time zones.");
		}
	}

	/**
	 * A moment as Graph writes it in a zone.
	 */
	public static DateTimeTimeZone in(String zoneName, Instant instant) {
		DateTimeTimeZone time = new DateTimeTimeZone();
		time.setDateTime(WITH_FRACTION.format(instant.atZone(zone(zoneName))));
		time.setTimeZone(zoneName);
		return time;
	}

}
