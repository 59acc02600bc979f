package io.convenor.scheduling.answers;

import java.time.Duration;

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
 */
@ConfigurationProperties("convenor.answers")
record AnswersSettings(@DefaultValue("5m") Duration readCalendarsEvery, @DefaultValue("5m") Duration attendanceAfter,
		@DefaultValue("5m") Duration grace) {
}
