package io.convenor.scheduling.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.conference.Kinds;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.timescales.DateCheck;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** Which days a conference may be on, by the rule set in force today. */
@Component
public class LawfulDates {

	private final RuleSets ruleSets;

	private final Kinds kinds;

	private final WorkingDays workingDays;

	private final DateCheck check;

	private final SchedulingSettings settings;

	private final Clock clock;

	LawfulDates(RuleSets ruleSets, Kinds kinds, WorkingDays workingDays, DateCheck check, SchedulingSettings settings,
			Clock clock) {
		this.kinds = kinds;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.check = check;
		this.settings = settings;
		this.clock = clock;
	}

	LocalDateTime now() {
		return Dates.now(this.clock);
	}

	public LocalDate today() {
		return now().toLocalDate();
	}

	/** What a chair needs between two meetings, by the rules in force today. */
	public TurnRound turnRound() {
		return turnRound(rules());
	}

	/** The same by the rules a conference was booked under. */
	public TurnRound turnRound(Conference conference) {
		return turnRound(rules(conference));
	}

	/**
	 * The rules a conference was booked under, or today's if they are not there any more.
	 */
	public RuleSet rules(Conference conference) {
		try {
			return this.ruleSets.kept(conference.rules());
		}
		catch (UnknownRuleSetException ex) {
			return rules();
		}
	}

	private static TurnRound turnRound(RuleSet rules) {
		return new TurnRound(Duration.ofMinutes(rules.turnRound().value()));
	}

	/** What can be booked. */
	Kinds kinds() {
		return this.kinds;
	}

	public RuleSet rules() {
		return this.ruleSets.inForceOn(today());
	}

	/**
	 * The last lawful date, once the kind and the start of its clock are known; empty
	 * also where the rules set no limit.
	 */
	Optional<DueDate> last(Booking.About about) {
		Kind kind = about.kind();
		LocalDate from = about.countsFrom();
		return (kind != null && from != null) ? last(kind, from, about.bornOn()) : Optional.empty();
	}

	private Optional<DueDate> last(Kind kind, LocalDate from, @Nullable LocalDate bornOn) {
		return kind.heldBy(from, bornOn, rules(), this.workingDays);
	}

	/** Whether a day is after the last date in time. */
	boolean late(LocalDate day, Booking.About about) {
		return last(about).filter((last) -> day.isAfter(last.date())).isPresent();
	}

	/** What is wrong with the day a clock is said to count from. */
	Optional<String> problemWithStart(Kind kind, LocalDate from) {
		String what = kind.countsFrom();
		if (from.isAfter(today())) {
			return Optional
				.of("%s is in the future. Give the day of %s as it happened.".formatted(Dates.inWords(from), what));
		}
		if (from.isBefore(today().minusMonths(this.settings.oldestStartMonths()))) {
			return Optional.of("%s is more than %d months ago. Check the year of %s.".formatted(Dates.inWords(from),
					this.settings.oldestStartMonths(), what));
		}
		return Optional.empty();
	}

	/** What is wrong with the day on which a child is said to have been born. */
	Optional<String> problemWithBirth(Kind kind, LocalDate from, LocalDate bornOn) {
		if (kind.heldWithinOfBirth().isEmpty()) {
			return Optional.of("The day of birth counts only for a review after a pre-birth conference. "
					+ "Choose that kind of meeting, or leave the day empty.");
		}
		return Births.problem(bornOn, from, today());
	}

	/**
	 * That its last date has passed, as a sentence: then it is booked only where a
	 * manager has decided so.
	 */
	Optional<String> tooLateAlready(Kind kind, LocalDate from, @Nullable LocalDate bornOn) {
		try {
			return last(kind, from, bornOn).filter((last) -> last.date().isBefore(today()))
				.map((last) -> tooLateAlready(last) + instead(kind));
		}
		catch (DateNotCoveredException ex) {
			return Optional.ofNullable(ex.getMessage());
		}
	}

	private static String tooLateAlready(DueDate last) {
		String called = last.called();
		return ("%s, %s, has passed: %s (%s), counted from %s. Check that date. If it is right and a manager has "
				+ "decided that it is held all the same, give their name and the reason below.")
			.formatted(called.substring(0, 1).toUpperCase(Locale.UK) + called.substring(1), Dates.inWords(last.date()),
					last.timescale().inWords(), last.timescale().source(), Dates.inWords(last.from()));
	}

	private String instead(Kind kind) {
		return this.kinds.laterOnesOf(kind)
			.map((later) -> " If the %s has been held, choose %s instead."
				.formatted(kind.label().toLowerCase(Locale.UK), later.label()))
			.orElse("");
	}

	/** Whether a conference may be on this day. */
	boolean lawful(LocalDate day, Booking.About about) {
		return problems(day, about).isEmpty();
	}

	/** Whether a review that has this last lawful date may be on this day. */
	boolean lawful(LocalDate day, DueDate last) {
		return !day.equals(last.from()) && this.check.problems(day, today(), last).isEmpty();
	}

	/** Everything that is wrong with beginning at this time, as sentences. */
	public List<String> problems(LocalDateTime start, Booking.About about) {
		List<String> problems = new ArrayList<>(problems(start.toLocalDate(), about));
		if (problems.isEmpty() && !start.isAfter(now())) {
			problems.add("%s has passed. Choose a later time.".formatted(Dates.inWords(start)));
		}
		return problems;
	}

	private List<String> problems(LocalDate day, Booking.About about) {
		Optional<DueDate> last = last(about);
		List<String> problems = new ArrayList<>(this.check.problems(day, today(), last.orElse(null))
			.stream()
			.filter((problem) -> about.late() == null || problem.kind() != DateProblem.Kind.TOO_LATE)
			.map(DateProblem::sentence)
			.toList());
		Kind kind = about.kind();
		if (problems.isEmpty() && kind != null && kind.reviews() && day.equals(about.countsFrom())) {
			problems.add("%s is the day of %s itself. %s comes after it: choose a later day."
				.formatted(Dates.inWords(day), kind.countsFrom(), kind.followsAs()));
		}
		return problems;
	}

}
