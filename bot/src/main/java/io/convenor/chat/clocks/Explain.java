package io.convenor.chat.clocks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.Timetable;
import io.convenor.conference.Timetable.Entry;
import io.convenor.conference.Timetable.Part;
import io.convenor.conference.Timetables;
import io.convenor.drafts.Refused;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** Shows those who look after a conference where its dates come from, step by step. */
@Configuration(proxyBeanMethods = false)
class Explain implements CardButtons {

	private static final String FROM_THE_CARD = "explain.look";

	private static final String OPEN = "explain.open";

	private static final String BACK = "explain.back";

	private static final String CONFERENCE = "conference";

	private static final String PART = "part";

	private final Theirs theirs;

	private final Timetables timetables;

	private final WorkingDays workingDays;

	private final LateDecisions decisions;

	private final Clock clock;

	Explain(Theirs theirs, Timetables timetables, WorkingDays workingDays, LateDecisions decisions, Clock clock) {
		this.theirs = theirs;
		this.timetables = timetables;
		this.workingDays = workingDays;
		this.decisions = decisions;
		this.clock = clock;
	}

	@Bean
	@Order(35)
	Command explainCommand() {
		return Command.named("explain", "Show each date of a conference, the rule behind it and how it was counted")
			.takes("CP-7F3KM")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::named);
	}

	@Bean
	@Order(80)
	ConferenceButton explainButton() {
		return (_) -> Optional.of(Button.press(FROM_THE_CARD, "Explain the dates"));
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(FROM_THE_CARD, this::look)
			.onAnyVersion(OPEN, this::arithmetic)
			.onAnyVersion(BACK, this::back);
	}

	private Reply named(Turn turn, Arguments arguments) {
		return shown(this.theirs.named(arguments, turn, "explain"), null);
	}

	private Reply look(Turn turn, Press press) {
		boolean fromTheConference = press.subject(ConferenceCard.KIND).isPresent();
		return shown(fromTheConference ? this.theirs.on(ConferenceCard.KIND, turn, press) : carried(turn, press), null);
	}

	private Reply arithmetic(Turn turn, Press press) {
		return shown(carried(turn, press), part(press));
	}

	private Reply back(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, carried(turn, press).id().toString());
	}

	private Conference carried(Turn turn, Press press) {
		return this.theirs.carried(CONFERENCE, turn, press);
	}

	private static @Nullable Part part(Press press) {
		return press.carried(PART)
			.flatMap((name) -> Arrays.stream(Part.values()).filter((each) -> each.name().equals(name)).findFirst())
			.orElse(null);
	}

	private Reply shown(Conference conference, @Nullable Part open) {
		try {
			return Reply.show(of(conference, open));
		}
		catch (UnknownRuleSetException ex) {
			throw new Refused(ex.getMessage() + " Ask the administration team to look with “admin check”.");
		}
	}

	/**
	 * The card, as the dates stand now.
	 * @param open the part whose arithmetic is shown, or null
	 */
	Card of(Conference conference, @Nullable Part open) {
		Timetable timetable = this.timetables.of(conference);
		Card.Builder card = Card.titled("The dates of %s", conference.reference())
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
			case HELD -> "Explain the last date";
			case BEFORE -> "Explain the dates before";
			case AFTER -> "Explain the dates after";
		};
		Button toggle = carrying(Button.press(OPEN, open ? "Hide the explanation" : which), conference);
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
		LocalDate today = Dates.today(this.clock);
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
