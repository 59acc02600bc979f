package io.convenor.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import io.convenor.tenant.MovableTime;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.WorkingDays;

/**
 * The time in Northmere. It runs as fast as ours, but a story begins on a day of its own,
 * and a newcomer at a weekend finds the office open: no conference is held on a Sunday.
 */
public final class LocalClock {

	/** Names the file that a bot in a process of its own reads the town's time from. */
	private static final String FILE = "northmere.clock";

	/** The clock of the town whose bot starts next in this process. */
	private static volatile @Nullable Clock here;

	private static final LocalTime MORNING = LocalTime.of(9, 30);

	private LocalClock() {
	}

	/** A clock that shows this moment now, and runs on. */
	public static OfAStory from(ZonedDateTime moment) {
		return new OfAStory(moment);
	}

	/**
	 * Our own time on a working day; on any other, the morning of the next working day.
	 */
	public static OfAStory ofTheOffice() {
		ZonedDateTime now = ZonedDateTime.now(Dates.LONDON);
		var days = new WorkingDays(BankHolidays.shipped());
		return from(days.isWorkingDay(now.toLocalDate()) ? now
				: days.onOrAfter(now.toLocalDate()).atTime(MORNING).atZone(Dates.LONDON));
	}

	/** The bot that starts next in this process reads the town's own clock. */
	static void share(Clock clock) {
		here = clock;
	}

	/** Has a bot in a process of its own read the same clock. */
	static String shared(Clock clock) {
		if (clock instanceof OfAStory story) {
			return "-D" + FILE + "=" + story.file;
		}
		throw new IllegalArgumentException("Only the clock of a story is read by another process");
	}

	/** The clock that the process which started this one shows. */
	static Clock ofTheOtherProcess() {
		return new OfAStory(Path.of(System.getProperty(FILE)));
	}

	/** Gives a bot Northmere's time. */
	static class InNorthmere {

		@Bean
		@Primary
		Clock northmereClock() {
			Clock shared = here;
			return (shared != null) ? shared : ofTheOtherProcess();
		}

	}

	/**
	 * A clock that runs on, and that a story of several days sets forward, for the bots
	 * in processes of their own, too. How far it is ahead of ours, in nanoseconds, stands
	 * in a file that all of them have in their memory.
	 */
	public static final class OfAStory extends Clock implements MovableTime {

		private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class,
				ByteOrder.nativeOrder());

		private final Path file;

		private final MappedByteBuffer ahead;

		public OfAStory(ZonedDateTime begins) {
			this(newFile());
			set(begins.toInstant());
		}

		private OfAStory(Path file) {
			this.file = file;
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
				this.ahead = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static Path newFile() {
			try {
				Path file = Files.createTempFile("northmere", ".clock");
				file.toFile().deleteOnExit();
				return file;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void isNow(ZonedDateTime moment) {
			if (moment.toInstant().isBefore(instant())) {
				throw new IllegalArgumentException("Time does not go back to " + moment);
			}
			set(moment.toInstant());
		}

		private void set(Instant moment) {
			LONG.setVolatile(this.ahead, 0, Duration.between(Clock.systemUTC().instant(), moment).toNanos());
		}

		@Override
		public Instant instant() {
			return Clock.systemUTC().instant().plusNanos((long) LONG.getVolatile(this.ahead, 0));
		}

		@Override
		public ZoneId getZone() {
			return Dates.LONDON;
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
