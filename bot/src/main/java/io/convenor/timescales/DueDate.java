package io.convenor.timescales;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The last date on which something is in time, with the arithmetic that led to it.
 *
 * @param date the last date in time, which for calendar days and months may be a weekend
 * or a bank holiday
 * @param from the day it was counted from
 * @param timescale the rule that was applied
 * @param explanation the arithmetic in plain words, one sentence or two a line
 * @param countedAs what case systems that count days show instead; null where none is
 * known to, or they show the same day
 */
public record DueDate(LocalDate date, LocalDate from, Timescale timescale, String explanation,
		@Nullable LocalDate countedAs) {

	/** The date, and beside it what systems that count days show. */
	public String inWords() {
		return (this.countedAs == null) ? Dates.inWords(this.date) : "%s (counted as %d days: %s)"
			.formatted(Dates.inWords(this.date), this.timescale.asDays(), Dates.inWords(this.countedAs));
	}

	/**
	 * What to know of a day that is in time, and that systems which count days will show
	 * as late.
	 */
	public Optional<String> warning(LocalDate day) {
		return Optional.ofNullable(this.countedAs)
			.filter((counted) -> day.isAfter(counted) && !day.isAfter(this.date))
			.map((counted) -> "%s is in time. A case system that counts %d days shows it as late, since %s."
				.formatted(Dates.inWords(day), this.timescale.asDays(), Dates.inWords(counted)));
	}

	/** "the last lawful date", or what it is where no law sets it. */
	public String called() {
		return this.timescale.law() ? "the last lawful date" : "the last date that local procedure allows";
	}

	/** The same at the beginning of a line. */
	public String label() {
		return this.timescale.law() ? "Last lawful date" : "Last date by local procedure";
	}

	/** The earlier of the two, where both rules run and the sooner holds. */
	public DueDate sooner(DueDate other) {
		return other.date.isBefore(this.date) ? other : this;
	}

}
