package io.convenor.scheduling.changes;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.drafts.Reading;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Patience;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.changes.PlannedChange.Plan;
import io.convenor.scheduling.changes.PlannedChange.Times;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.DueDate;

/** Another time for a booked conference: one on offer, one proposed, or one given. */
@Component
class ChangeOfTime {

	private static final int LONGEST_NAME = 100;

	private static final int LONGEST_REASON = 500;

	private final ChangeTimes times;

	private final TimeLimits limits;

	private final LookedForChange looked;

	private final Answers answers;

	private final LawfulDates lawful;

	ChangeOfTime(ChangeTimes times, TimeLimits limits, LookedForChange looked, Answers answers, LawfulDates lawful) {
		this.times = times;
		this.limits = limits;
		this.looked = looked;
		this.answers = answers;
		this.lawful = lawful;
	}

	/** Looks again, from another day where one is given. */
	PlannedChange look(OpenChange open, Reading reading) {
		LocalDate from = reading.blank(ChangeFields.LOOK_FROM) ? null
				: reading.date(ChangeFields.LOOK_FROM).orElse(null);
		return reading.hasProblems() ? this.looked.refused(open, reading)
				: look(open, open.plan().with(new Times(from, List.of(), Look.NOT_YET, List.of(), List.of())));
	}

	/** Looks for times to choose from. */
	PlannedChange look(OpenChange open, Plan plan) {
		LocalDate from = plan.times().lookFrom();
		return this.looked.takeIn(open, plan, this.times.offer(open.conference(), from),
				(offer) -> new Times(from, offer.slots(), Look.DONE, offer.unread(), List.of()));
	}

	/** Takes one of the times on offer. */
	Plan slot(OpenChange open, Reading reading) {
		Optional<LocalDateTime> slot = reading.choice(ChangeFields.SLOT,
				(text) -> moment(text).filter(open.plan().times().slots()::contains), "Choose one of the times.");
		return slot.map((start) -> take(open, reading, start, true, ChangeFields.SLOT))
			.orElseGet(() -> open.refused(reading));
	}

	/** Takes a time that somebody proposed, and says who is not free then. */
	Plan proposed(OpenChange open, Reading reading) {
		Optional<LocalDateTime> slot = reading.choice(ChangeFields.SLOT,
				(text) -> moment(text).filter((start) -> proposals(open.conference()).stream()
					.anyMatch((proposal) -> proposal.start().equals(start))),
				"Nobody proposes that time any more. Choose another.");
		return slot.map((start) -> take(open, reading, start, false, ChangeFields.SLOT))
			.orElseGet(() -> open.refused(reading));
	}

	/** Takes another date and time; a late one with who decided that and why. */
	Plan time(OpenChange open, Reading reading) {
		Optional<LocalDate> date = reading.date(ChangeFields.DATE);
		Optional<LocalTime> time = reading.time(ChangeFields.TIME);
		return reading.hasProblems() ? open.refused(reading)
				: take(open, reading, date.orElseThrow().atTime(time.orElseThrow()), false, ChangeFields.DATE);
	}

	private Plan take(OpenChange open, Reading reading, LocalDateTime start, boolean offered, String field) {
		Conference conference = open.conference();
		if (start.equals(conference.startsAt())) {
			reading.refuse(field, "It is at that time already. Choose another.");
		}
		this.limits.problems(conference, start).forEach((sentence) -> reading.refuse(field, sentence));
		Optional<DateProblem> late = this.limits.late(conference, start);
		late.ifPresent((problem) -> allowLate(reading, problem, field));
		Optional<String> manager = reading.optionalLine(ChangeFields.MANAGER, LONGEST_NAME);
		Optional<String> reason = reading.optionalLine(ChangeFields.MANAGERS_REASON, LONGEST_REASON);
		if (reading.hasProblems()) {
			return open.refused(reading);
		}
		String clash = offered ? null : clash(conference, start);
		Wanted wanted = Wanted.at(start, offered, clash, late.flatMap((_) -> manager).orElse(null),
				late.flatMap((_) -> reason).orElse(null));
		return open.wanting(wanted);
	}

	/** Past the last lawful date it needs a manager who decided that, and why. */
	private static void allowLate(Reading reading, DateProblem problem, String field) {
		if (problem.kind() != DateProblem.Kind.TOO_LATE) {
			reading.refuse(field, problem.sentence());
			return;
		}
		boolean noManager = reading.blank(ChangeFields.MANAGER);
		boolean noReason = reading.blank(ChangeFields.MANAGERS_REASON);
		if (noManager || noReason) {
			reading.refuse(field, problem.sentence()
					+ " If a manager has decided that it may be late, give their name and the reason, and press again.");
		}
		if (noManager) {
			reading.refuse(ChangeFields.MANAGER, "Give the name of the manager who decided it.");
		}
		if (noReason) {
			reading.refuse(ChangeFields.MANAGERS_REASON, "Give the manager's reason.");
		}
	}

	private @Nullable String clash(Conference conference, LocalDateTime start) {
		return switch (this.times.clash(conference, start)) {
			case Patience.Answer.Here<ChangeTimes.Clash> here -> here.value().inWords();
			default -> "The diaries could not be read in time, so I do not know who is free then.";
		};
	}

	/** Other times, where somebody has taken the one that was offered. */
	Optional<PlannedChange> othersIfTaken(OpenChange open) {
		Wanted wanted = open.change().plan().wanted();
		LocalDateTime start = wanted.start();
		boolean taken = start != null && wanted.offered()
				&& this.times.clash(open.conference(), start) instanceof Patience.Answer.Here<ChangeTimes.Clash> here
				&& !here.value().taken().isEmpty();
		return taken
				? Optional.of(look(open, open.plan()
					.choosing(What.TIME)
					.telling("Somebody has taken that time meanwhile, so nothing was changed. Here are other times.")))
				: Optional.empty();
	}

	/** The last day that is lawful for everything that is held in its meeting. */
	Optional<LocalDate> lastLawful(Conference conference) {
		return this.limits.lastLawful(conference).map(DueDate::date);
	}

	private static Optional<LocalDateTime> moment(String text) {
		try {
			return Optional.of(LocalDateTime.parse(text));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** The times that people proposed and that are still to come, the earliest first. */
	List<Changes.Proposal> proposals(Conference conference) {
		Map<LocalDateTime, List<String>> proposed = new TreeMap<>();
		LocalDate today = this.lawful.today();
		this.answers.of(conference).forEach((answer) -> {
			ProposedTime time = answer.proposed();
			if (time != null && time.start().toLocalDate().isAfter(today)
					&& !time.start().equals(conference.startsAt())) {
				proposed.computeIfAbsent(time.start(), (_) -> new ArrayList<>()).add(answer.invitee().described());
			}
		});
		return proposed.entrySet()
			.stream()
			.map((each) -> new Changes.Proposal(each.getKey(), each.getValue()))
			.toList();
	}

}
