package io.convenor.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.Dates;
import io.convenor.timescales.ReportReminder;
import io.convenor.timescales.WorkingDays;

/**
 * Which reminder of a report has its day.
 *
 * @param awaitedOn the last day for the report, as its agency knows it
 * @param since the day on which the agency came to know that
 * @param last the day on which it was reminded last, by whomever; null where it never was
 */
record Chasing(LocalDate awaitedOn, LocalDate since, @Nullable LocalDate last) {

	static Chasing of(Request request) {
		Said said = request.said();
		LocalDate since = Stream.of(request.askedAt(), request.course().toldAt(), (said != null) ? said.at() : null)
			.filter(Objects::nonNull)
			.map(Chasing::day)
			.max(LocalDate::compareTo)
			.orElseThrow();
		Instant reminded = request.course().remindedAt();
		return new Chasing(request.awaitedOn(), since, (reminded != null) ? day(reminded) : null);
	}

	private static LocalDate day(Instant moment) {
		return LocalDate.ofInstant(moment, Dates.LONDON);
	}

	/**
	 * The latest whose day has come and that nothing has overtaken: a reminder whose day
	 * was over before the agency knew of the date never comes, and after a while in which
	 * nothing could be sent one comes and not all.
	 * @throws io.convenor.timescales.DateNotCoveredException if the bank holiday list
	 * does not reach so far
	 */
	Optional<Dated> on(LocalDate today, List<ReportReminder> reminders, WorkingDays days) {
		return reminders.stream()
			.map((reminder) -> new Dated(reminder, reminder.day(this.awaitedOn, days)))
			.filter((each) -> !each.day.isAfter(today) && each.day.isAfter(this.since))
			.filter((each) -> this.last == null || each.day.isAfter(this.last))
			.reduce((first, second) -> second.day.isBefore(first.day) ? first : second);
	}

	/** A reminder and its day. */
	record Dated(ReportReminder reminder, LocalDate day) {
	}

}
