package io.convenor.scheduling;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How conferences are put together in this authority.
 *
 * @param organisedBy whose calendar holds the conferences
 * @param shortest the shortest meeting
 * @param longest the longest meeting
 * @param mostPeople how many may be invited to one conference, the chair included
 * @param noticeDays how many days before the conference people should know; a time with
 * less notice is offered only when there is no other
 * @param officeHoursFrom times are offered from here
 * @param officeHoursUntil a meeting that is offered ends by then, and conversations are
 * finished by then on their last day
 * @param lookAheadDays how many days of the diaries are looked at for times to offer
 * @param oldestStartMonths a clock that started longer ago than this is taken for a slip
 * @param patience how long a turn waits for Microsoft 365 before it answers without
 * @param roomDirections how to find a room, by its mailbox: street address, entrance,
 * parking
 */
@ConfigurationProperties("convenor.scheduling")
public record SchedulingSettings(@DefaultValue("service-account") OrganisedBy organisedBy,
		@DefaultValue("15m") Duration shortest, @DefaultValue("8h") Duration longest,
		@DefaultValue("60") int mostPeople, @DefaultValue("8") int noticeDays,
		@DefaultValue("09:00") LocalTime officeHoursFrom, @DefaultValue("17:00") LocalTime officeHoursUntil,
		@DefaultValue("42") int lookAheadDays, @DefaultValue("12") int oldestStartMonths,
		@DefaultValue("700ms") Duration patience, @DefaultValue Map<String, String> roomDirections) {

	/** In whose calendar the conferences stand. */
	public enum OrganisedBy {

		/** The authority's licensed account, so that a chair can be replaced later. */
		SERVICE_ACCOUNT,

		/** The chair of each conference. */
		CHAIR

	}

}
