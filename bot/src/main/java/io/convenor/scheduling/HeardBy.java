package io.convenor.scheduling;

import java.time.LocalDate;

import io.convenor.conference.Conference;

/**
 * By when somebody who is not there when a meeting decides hears what it decided: letters
 * say this day, and it is somebody's task until then.
 */
public final class HeardBy {

	private static final int WEEKS_AFTERWARDS = 1;

	private HeardBy() {
	}

	public static LocalDate of(Conference conference) {
		return conference.startsAt().toLocalDate().plusWeeks(WEEKS_AFTERWARDS);
	}

}
