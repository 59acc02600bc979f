package io.convenor.chat.digest;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When chairs get their digest, and how far it looks.
 *
 * @param at the time of each working morning
 * @param until a digest that is later than this, because nothing ran in the morning, is
 * left out
 * @param workingDaysAhead how many working days after today it covers
 */
@ConfigurationProperties("convenor.digest")
record DigestSettings(@DefaultValue("08:00") LocalTime at, @DefaultValue("12:00") LocalTime until,
		@DefaultValue("5") int workingDaysAhead) {

	DigestSettings {
		if (!at.isBefore(until)) {
			throw new IllegalArgumentException(
					"convenor.digest.until must be later in the day than convenor.digest.at, and %s is not after %s"
						.formatted(until, at));
		}
		if (workingDaysAhead < 1 || workingDaysAhead > 20) {
			throw new IllegalArgumentException(
					"convenor.digest.working-days-ahead must be from 1 to 20, not " + workingDaysAhead);
		}
	}

}
