package io.convenor.chat.clocks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Timetable;
import io.convenor.conference.Timetable.Entry;
import io.convenor.conference.Timetable.Part;
import io.convenor.conference.Timetables;
import io.convenor.timescales.Dates;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.WorkingDays;

/**
 * Shows every date of a conference in short, and the arithmetic of one part at a time.
 */
@Component
class ExplainCard {

	static final String OPEN = "explain.open";

	static final String BACK = "explain.back";

	static final String CONFERENCE = "conference";

	static final String PART = "part";

	private final Timetables timetables;

	private final WorkingDays workingDays;

	private final LateDecisions decisions;

	private final Clock clock;

	ExplainCard(Timetables timetables, WorkingDays workingDays, LateDecisions decisions, Clock clock) {
		this.decisions = decisions;
		this.timetables = timetables;
		this.workingDays = workingDays;
		this.clock = clock;
	}

	/**
	 * The card, as the dates stand now.
	 * @param open the part whose arithmetic is shown, or null
	 */
	Card of(Conference conference, @Nullable Part open) {
		Timetable timetable = this.timetables.of(conference);
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("The dates of " + reference)
			.heading("The dates of " + reference)
			.text(inShort(timetable) + late(timetable))
			.fact("Rules", "%s (%s)".formatted(timetable.rules().authority(), timetable.rules().inWords()));
		for (Part part : Part.values()) {
			List<Entry> entries = timetable.of(part);
			if (!entries.isEmpty()) {
				card.section((section) -> write(section, conference, part, entries, part == open));
			}
		}
		return card.button(carrying(Button.press(BACK, "Back to the conference"), conference)).build();
	}

	private static String inShort(Timetable timetable) {
		Conference conference = timetable.conference();
		String held = switch (conference.status()) {
			case BOOKED -> "It is planned for " + Dates.inWords(conference.startsAt());
			case HELD -> "It was held";
			case CANCELLED -> "It is cancelled; it was planned for " + Dates.inWords(conference.startsAt());
		};
		return held + timetable.lastDay()
			.map((entry) -> ". %s is %s.".formatted(
					entry.rule().law() ? "The last lawful date" : "The last date that local procedure allows",
					Dates.inWords(Objects.requireNonNull(entry.due()))))
			.orElse(conference.kind().hasATimeLimit(timetable.rules()) ? "." : ". There is no set time limit for it.");
	}

	private String late(Timetable timetable) {
		Conference conference = timetable.conference();
		LocalDate day = conference.startsAt().toLocalDate();
		if (conference.status() == Conference.Status.CANCELLED) {
			return "";
		}
		return timetable.lastDay()
			.flatMap((entry) -> Optional.ofNullable(entry.due()))
			.filter(day::isAfter)
			.map((last) -> " It is late%s."
				.formatted(this.decisions.inForce(conference).map((each) -> ", " + each.inWords()).orElse("")))
			.orElse("");
	}

	private void write(Card.Builder section, Conference conference, Part part, List<Entry> entries, boolean open) {
		section.heading(switch (part) {
			case HELD -> "By when it has to be held";
			case BEFORE -> "Before the day";
			case AFTER -> "After the day";
		});
		entries.forEach((entry) -> {
			section.fact(entry.title(), line(conference, entry));
			if (open) {
				entry.reckoning().lines().forEach(section::note);
			}
		});
		String which = switch (part) {
			case HELD -> "Show how the last date was counted";
			case BEFORE -> "Show how the dates before it were counted";
			case AFTER -> "Show how the dates after it were counted";
		};
		Button toggle = carrying(Button.press(OPEN, open ? "Hide how it was counted" : which), conference);
		section.button(open ? toggle : toggle.with(PART, part.name()));
	}

	private static Button carrying(Button button, Conference conference) {
		return button.with(CONFERENCE, conference.id().toString());
	}

	private String line(Conference conference, Entry entry) {
		String rule = entry.rule().inWords();
		LocalDate due = entry.due();
		if (due == null) {
			return rule + ". " + entry.reckoning().lines().skip(1).findFirst().orElse("");
		}
		LocalDate counted = entry.countedAs();
		String beside = (counted == null) ? ""
				: "Counted as %d days: %s. ".formatted(entry.rule().asDays(), Dates.inWords(counted));
		return "%s: %s. %s%s%s"
			.formatted(Dates.inWords(due), rule, beside, lastWorkingDay(entry, due), state(conference, entry))
			.strip();
	}

	/** A day by when something is due and on which no office is open is not the day. */
	private String lastWorkingDay(Entry entry, LocalDate due) {
		if (!this.workingDays.covers(due) || this.workingDays.isWorkingDay(due) || entry.rule().window()) {
			return "";
		}
		return "The last working day in time is %s. ".formatted(Dates.inWords(this.workingDays.onOrBefore(due)));
	}

	private String state(Conference conference, Entry entry) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
		LocalDate due = Objects.requireNonNull(entry.due());
		return switch (entry.state()) {
			case RUNNING -> running(entry, due, today);
			case STOPPED -> "Ended on %s%s.".formatted(Dates.inWords(Objects.requireNonNull(entry.stoppedOn())),
					entry.rule().window() ? "" : entry.isLate(today) ? ", late" : ", in time");
			case EXPECTED -> (entry.part() == Part.AFTER)
					? "Counted as if it is held as planned%s.".formatted(condition(conference, entry.rule().key()))
					: due.isBefore(today) ? "That day has passed." : "";
			case UNKNOWN -> "";
		};
	}

	private static String running(Entry entry, LocalDate due, LocalDate today) {
		if (entry.rule().window()) {
			return due.isBefore(today) ? "That day has passed." : "Until then.";
		}
		return due.isBefore(today) ? "It runs, and is late."
				: due.equals(today) ? "It runs, and is due today." : "It runs.";
	}

	/** What has to be decided, or to happen, before a clock runs at all. */
	private static String condition(Conference conference, ClockName clock) {
		return conference.kind().runsIf(clock).map((so) -> " and " + so).orElse("");
	}

}
