package io.convenor.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/**
 * The time in Northmere. It runs as fast as ours, but a story begins on a day of its own,
 * and a newcomer at a weekend finds the office open: no conference is held on a Sunday.
 */
public final class LocalClock {

	/** Names the distance to our time for a bot in a process of its own. */
	static final String AHEAD = "northmere.clock.ahead";

	/** The clock of the town whose bot starts next in this process. */
	private static volatile @Nullable Clock here;

	private static final LocalTime MORNING = LocalTime.of(9, 30);

	private LocalClock() {
	}

	/** A clock that shows this moment now, and runs on. */
	public static Clock from(ZonedDateTime moment) {
		Clock ours = Clock.system(Dates.LONDON);
		return Clock.offset(ours, Duration.between(ours.instant(), moment.toInstant()));
	}

	/**
	 * Our own time on a working day; on any other, the morning of the next working day.
	 */
	public static Clock ofTheOffice() {
		ZonedDateTime now = ZonedDateTime.now(Dates.LONDON);
		var days = new WorkingDays(BankHolidays.shipped());
		return days.isWorkingDay(now.toLocalDate()) ? Clock.system(Dates.LONDON)
				: from(days.onOrAfter(now.toLocalDate()).atTime(MORNING).atZone(Dates.LONDON));
	}

	/** The bot that starts next in this process reads the town's own clock. */
	static void share(Clock clock) {
		here = clock;
	}

	static Duration ahead(Clock clock) {
		return Duration.between(Clock.systemUTC().instant(), clock.instant());
	}

	/** Gives a bot Northmere's time. */
	static class InNorthmere {

		@Bean
		@Primary
		Clock northmereClock() {
			Clock shared = here;
			return (shared != null) ? shared
					: Clock.offset(Clock.system(Dates.LONDON), Duration.parse(System.getProperty(AHEAD, "PT0S")));
		}

	}

	/** A clock that runs on, and that a story of several days sets forward. */
	public static final class OfAStory extends Clock {

		private volatile Clock now;

		public OfAStory(ZonedDateTime begins) {
			this.now = from(begins);
		}

		/** It is this moment now; time only goes forward. */
		public void isNow(ZonedDateTime moment) {
			if (moment.toInstant().isBefore(instant())) {
				throw new IllegalArgumentException("Time does not go back to " + moment);
			}
			this.now = from(moment);
		}

		@Override
		public Instant instant() {
			return this.now.instant();
		}

		@Override
		public ZoneId getZone() {
			return this.now.getZone();
		}

		@Override
		public Clock withZone(ZoneId zone) {
			OfAStory story = this;
			return new Clock() {
				@Override
				public Instant instant() {
					return story.instant();
				}

				@Override
				public ZoneId getZone() {
					return zone;
				}

				@Override
				public Clock withZone(ZoneId other) {
					return story.withZone(other);
				}
			};
		}

	}

}
