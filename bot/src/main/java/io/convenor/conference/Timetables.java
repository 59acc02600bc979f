package io.convenor.conference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Timetable.Entry;
import io.convenor.conference.Timetable.Part;
import io.convenor.conference.Timetable.State;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.Timescale;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Unit;
import io.convenor.timescales.WorkingDays;

/** Reckons every date of a conference, or reads it from the clock that runs. */
@Component
public class Timetables {

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final Deadlines deadlines;

	Timetables(RuleSets ruleSets, WorkingDays workingDays, Deadlines deadlines) {
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.deadlines = deadlines;
	}

	/**
	 * Every date of a conference, as it stands now.
	 * @throws io.convenor.timescales.UnknownRuleSetException if its rule set is gone
	 */
	public Timetable of(Conference conference) {
		RuleSet rules = this.ruleSets.kept(conference.rules());
		Map<ClockName, Deadline> clocks = clocks(conference);
		List<Entry> entries = new ArrayList<>();
		parts(conference, rules).forEach((key, part) -> {
			Deadline clock = clocks.remove(key);
			if (clock != null) {
				entries.add(entry(clock, part, rules));
			}
			else if (isExpected(conference, part)) {
				entries.add(expected(conference, rules.timescale(key), part));
			}
		});
		clocks.values().forEach((clock) -> entries.add(entry(clock, Part.AFTER, rules)));
		entries.sort(Comparator.comparing(Entry::part)
			.thenComparing(Entry::due, Comparator.nullsLast(Comparator.naturalOrder())));
		return new Timetable(conference, rules, entries);
	}

	/**
	 * The clock of each kind that counts now: the one that runs, or the last that did.
	 */
	private Map<ClockName, Deadline> clocks(Conference conference) {
		Map<ClockName, Deadline> clocks = new HashMap<>();
		this.deadlines.of(conference.id())
			.forEach((clock) -> clocks.merge(clock.what(), clock,
					(one, other) -> (one.isRunning() && !other.isRunning()) ? one : other));
		return clocks;
	}

	private static Map<ClockName, Part> parts(Conference conference, RuleSet rules) {
		Map<ClockName, Part> parts = new LinkedHashMap<>();
		conference.kind().after().forEach((key) -> parts.put(key, Part.AFTER));
		conference.kind().before().forEach((key) -> parts.put(key, Part.BEFORE));
		conference.kind().heldWithinAll().forEach((key) -> parts.put(key, Part.HELD));
		parts.keySet().removeIf((key) -> !rules.has(key));
		return parts;
	}

	/** Once it was held, what was decided says which clocks follow. */
	private static boolean isExpected(Conference conference, Part part) {
		return switch (conference.status()) {
			case BOOKED -> true;
			case HELD -> part != Part.AFTER;
			case CANCELLED -> false;
		};
	}

	private Entry entry(Deadline clock, Part part, RuleSet rules) {
		return new Entry(rules.timescale(clock.what()), part, clock.isRunning() ? State.RUNNING : State.STOPPED,
				clock.due(), countedAs(clock, rules), clock.stoppedOn(), clock.explanation(), clock.children());
	}

	private @Nullable LocalDate countedAs(Deadline clock, RuleSet rules) {
		Timescale rule = rules.timescale(clock.what());
		return (rule.asDays() != null) ? rule.dueFrom(clock.startedOn(), this.workingDays).countedAs() : null;
	}

	private Entry expected(Conference conference, Timescale rule, Part part) {
		Optional<LocalDate> from = from(conference, rule.key(), part);
		if (from.isEmpty()) {
			return unknown(rule, part, "It runs once the day of " + rule.countsFrom() + " is known.");
		}
		return reckoned(rule, part,
				() -> (rule.unit() == Unit.HOURS)
						? rule.dueFrom(conference.endsAt().atZone(Dates.LONDON), this.workingDays)
						: rule.dueFrom(from.get(), this.workingDays));
	}

	private static Entry reckoned(Timescale rule, Part part, Supplier<DueDate> reckoning) {
		try {
			DueDate due = reckoning.get();
			return new Entry(rule, part, State.EXPECTED, due.date(), due.countedAs(), null, due.explanation(),
					List.of());
		}
		catch (DateNotCoveredException ex) {
			return unknown(rule, part, String.valueOf(ex.getMessage()));
		}
	}

	private static Entry unknown(Timescale rule, Part part, String why) {
		return new Entry(rule, part, State.UNKNOWN, null, null, null,
				"%s: %s.\n%s\nSource: %s.".formatted(rule.title(), rule.inWords(), why, rule.source()), List.of());
	}

	private static Optional<LocalDate> from(Conference conference, ClockName key, Part part) {
		if (part != Part.HELD) {
			return Optional.of(conference.startsAt().toLocalDate());
		}
		return conference.kind().heldWithin().filter(key::equals).isPresent() ? Optional.of(conference.countsFrom())
				: conference.bornOn();
	}

}
