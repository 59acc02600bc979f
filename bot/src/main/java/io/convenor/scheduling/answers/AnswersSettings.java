package io.convenor.scheduling.answers;

import java.time.Duration;
import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How it is learned who takes part.
 *
 * @param readCalendarsEvery how often the organiser's calendar is read when nobody tells
 * of a change
 * @param attendanceAfter how long after the end Microsoft 365 is first asked who was
 * there
 * @param grace an absence that is no longer than this is no leaving: a dropped
 * connection, or goodbyes at the end
 * @param chaseWorkingDaysBefore how many working days before a conference its chair is
 * told when not enough have accepted for it to be quorate
 * @param chaseAt at what time of a working morning they are told
 */
@ConfigurationProperties("convenor.answers")
record AnswersSettings(@DefaultValue("5m") Duration readCalendarsEvery, @DefaultValue("5m") Duration attendanceAfter,
		@DefaultValue("5m") Duration grace, @DefaultValue("3") int chaseWorkingDaysBefore,
		@DefaultValue("08:30") LocalTime chaseAt) {

	AnswersSettings {
		if (chaseWorkingDaysBefore < 1 || chaseWorkingDaysBefore > 20) {
			throw new IllegalArgumentException(
					"convenor.answers.chase-working-days-before must be from 1 to 20, not " + chaseWorkingDaysBefore);
		}
	}
}
