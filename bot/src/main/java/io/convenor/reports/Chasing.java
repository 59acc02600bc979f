package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.ReportReminder;
import io.convenor.timescales.WorkingDays;

/**
 * Which reminder of a report has its day.
 *
 * @param awaitedOn the last day for the report, as its agency knows it
 * @param named whether the agency itself named that day; before it nobody reminds
 * @param since the day on which the agency came to know that
 * @param last the day of which the clock saw to it last; null where it never did
 */
record Chasing(LocalDate awaitedOn, boolean named, LocalDate since, @Nullable LocalDate last) {

	private static final Logger log = LoggerFactory.getLogger(Chasing.class);

	static Chasing of(Request request) {
		Said said = request.said();
		LocalDate since = Stream.of(request.askedAt(), request.course().toldAt(), (said != null) ? said.at() : null)
			.filter(Objects::nonNull)
			.map(Chasing::day)
			.max(LocalDate::compareTo)
			.orElseThrow();
		return new Chasing(request.awaitedOn(), request.namedDay().isPresent(), since,
				request.course().reminded().byTheClockOn());
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, Dates.LONDON);
	}

	/**
	 * The latest whose day has come and that nothing has overtaken: a reminder whose day
	 * was over before the agency knew of the date never comes, and after a while in which
	 * nothing could be sent one comes and not all. One whose day cannot be counted,
	 * because the bank holiday list does not reach so far, stops none of the others.
	 */
	Optional<Dated> on(LocalDate today, List<ReportReminder> reminders, WorkingDays days) {
		return reminders.stream()
			.flatMap((reminder) -> dated(reminder, days).stream())
			.filter((each) -> !this.named || !each.day.isBefore(this.awaitedOn))
			.filter((each) -> !each.day.isAfter(today) && each.day.isAfter(this.since))
			.filter((each) -> this.last == null || each.day.isAfter(this.last))
			.reduce((first, second) -> second.day.isBefore(first.day) ? first : second);
	}

	private Optional<Dated> dated(ReportReminder reminder, WorkingDays days) {
		try {
			return Optional.of(new Dated(reminder, reminder.day(this.awaitedOn, days)));
		}
		catch (DateNotCoveredException ex) {
			log.warn("A reminder of a report has no day: {}", ex.getMessage());
			return Optional.empty();
		}
	}

	/** A reminder and its day. */
	record Dated(ReportReminder reminder, LocalDate day) {
	}

}
