package io.convenor.timescales;

import java.time.LocalDate;
import java.time.ZonedDateTime;

import org.jspecify.annotations.Nullable;

/**
 * One rule of a rule set: by when something is due, counted from what, and who says so.
 *
 * @param key the clock this rule is for
 * @param title what is due, in words for people
 * @param value how many of the unit
 * @param unit what is counted
 * @param direction before or after the day it counts from
 * @param countsFrom the event whose day is day 0, in words for people
 * @param source who says so
 * @param asDays for months, how many days they are in case systems that count days; what
 * they show is told beside the date and changes nothing about it
 * @param law whether the law, or national statutory guidance, says so; otherwise the
 * authority does
 * @param window whether it says until when people may ask for something: when it passes,
 * nothing was missed
 */
public record Timescale(ClockName key, String title, int value, Unit unit, Direction direction, String countsFrom,
		String source, @Nullable Integer asDays, boolean law, boolean window) {

	/**
	 * The date by which this is due. Hours are counted from the start of the day, which
	 * gives the earlier date.
	 * @throws DateNotCoveredException if working days are counted beyond the bank holiday
	 * list
	 */
	public DueDate dueFrom(LocalDate date, WorkingDays workingDays) {
		return new Reckoning(this, workingDays).from(date);
	}

	/**
	 * The date by which this is due, where hours run from the moment itself.
	 * @throws DateNotCoveredException if working days are counted beyond the bank holiday
	 * list
	 */
	public DueDate dueFrom(ZonedDateTime moment, WorkingDays workingDays) {
		return new Reckoning(this, workingDays).from(moment);
	}

	/** "at most 15 working days after the strategy discussion". */
	public String inWords() {
		return this.direction.phrase(this.unit.count(this.value)) + " " + this.countsFrom;
	}

}
