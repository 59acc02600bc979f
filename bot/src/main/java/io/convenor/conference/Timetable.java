package io.convenor.conference;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.convenor.timescales.RuleSet;
import io.convenor.timescales.Timescale;

/**
 * Every date of one conference under the rule set it keeps: those that run, those that
 * are done, and those that will run if it is held as planned.
 */
public record Timetable(Conference conference, RuleSet rules, List<Entry> entries) {

	public Timetable {
		entries = List.copyOf(entries);
	}

	/** The dates that belong together. */
	public List<Entry> of(Part part) {
		return this.entries.stream().filter((entry) -> entry.part() == part).toList();
	}

	/** The last day on which it may be held; where two clocks run, the sooner. */
	public Optional<Entry> lastDay() {
		return of(Part.HELD).stream()
			.filter((entry) -> entry.due() != null)
			.min(Comparator.comparing((entry) -> Objects.requireNonNull(entry.due())));
	}

	/** Where a date lies. */
	public enum Part {

		/** By when the meeting itself has to be held. */
		HELD,

		/** What has to be there before the day. */
		BEFORE,

		/** What follows from the day. */
		AFTER

	}

	/** How far a clock is. */
	public enum State {

		/** It counts from something that has not happened, or cannot be counted. */
		UNKNOWN,

		/** It will be due then if the meeting is held as planned. */
		EXPECTED,

		/** It runs. */
		RUNNING,

		/** What was due is done. */
		STOPPED

	}

	/**
	 * One date.
	 *
	 * @param rule by what rule
	 * @param due the last day in time; null where it is not known yet
	 * @param countedAs what case systems that count days show instead, or null
	 * @param stoppedOn when what was due was done
	 * @param reckoning how the day came about, one step a line, the source at the end
	 * @param children the numbers of the children it is for; none where it is the
	 * conference's own
	 */
	public record Entry(Timescale rule, Part part, State state, @Nullable LocalDate due, @Nullable LocalDate countedAs,
			@Nullable LocalDate stoppedOn, String reckoning, List<Integer> children) {

		/** What is due, and for whom where not for all. */
		public String title() {
			return this.rule.title() + Child.forThose(this.children);
		}

		/**
		 * Whether it was done late, or is not done on this day though it was due before.
		 */
		public boolean isLate(LocalDate on) {
			LocalDate end = (this.stoppedOn != null) ? this.stoppedOn : on;
			return this.due != null && !this.rule.window()
					&& (this.state == State.RUNNING || this.state == State.STOPPED) && end.isAfter(this.due);
		}

	}

}
