package io.convenor.timescales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convenor.timescales.DateProblem.Kind;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a date for a conference, one sentence for each thing. */
public final class DateCheck {

	private final WorkingDays workingDays;

	public DateCheck(WorkingDays workingDays) {
		this.workingDays = workingDays;
	}

	/**
	 * Everything that is wrong with holding a conference on this date; nothing if it can
	 * be held.
	 * @param lastLawful the last lawful date, or null where no clock runs
	 */
	public List<DateProblem> problems(LocalDate date, LocalDate today, @Nullable DueDate lastLawful) {
		List<DateProblem> problems = new ArrayList<>();
		if (date.isBefore(today)) {
			problems.add(new DateProblem(Kind.IN_THE_PAST,
					"%s is in the past. Choose a date from today on.".formatted(Dates.inWords(date))));
		}
		notAWorkingDay(date).ifPresent(problems::add);
		if (lastLawful != null) {
			outOfTime(date, lastLawful).ifPresent(problems::add);
		}
		return List.copyOf(problems);
	}

	private Optional<DateProblem> notAWorkingDay(LocalDate date) {
		Optional<BankHoliday> holiday = this.workingDays.holidays().on(date);
		if (holiday.isPresent()) {
			return Optional.of(new DateProblem(Kind.BANK_HOLIDAY, "%s is a bank holiday (%s). Choose a working day."
				.formatted(Dates.inWords(date), holiday.get().inWords())));
		}
		if (WorkingDays.isWeekend(date)) {
			return Optional.of(new DateProblem(Kind.WEEKEND,
					"%s is at the weekend. Choose a working day.".formatted(Dates.inWords(date))));
		}
		if (!this.workingDays.holidays().covers(date)) {
			return Optional.of(new DateProblem(Kind.NOT_COVERED,
					DateNotCoveredException.sentence(date, this.workingDays.holidays())));
		}
		return Optional.empty();
	}

	private Optional<DateProblem> outOfTime(LocalDate date, DueDate lastLawful) {
		Timescale rule = lastLawful.timescale();
		if (date.isBefore(lastLawful.from())) {
			return Optional.of(new DateProblem(Kind.BEFORE_IT_COUNTS, "%s is before %s on %s. Check both dates."
				.formatted(Dates.inWords(date), rule.countsFrom(), Dates.inWords(lastLawful.from()))));
		}
		if (date.isAfter(lastLawful.date())) {
			return Optional.of(new DateProblem(Kind.TOO_LATE,
					"%s is after %s, %s: %s (%s). Choose that day or an earlier one.".formatted(Dates.inWords(date),
							lastLawful.called(), Dates.inWords(lastLawful.date()), rule.inWords(), rule.source())));
		}
		return Optional.empty();
	}

}
