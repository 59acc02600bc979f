package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.WorkingDays;

/** The clocks that start when a meeting has been held and decided. */
@Component
class NextClocks {

	/** Clocks a team works by; the others are for the chair and the administrators. */
	private static final Set<TimescaleKey> FOR_THE_TEAM = Set.of(TimescaleKey.FIRST_CORE_GROUP,
			TimescaleKey.LATER_CORE_GROUP, TimescaleKey.FIRST_RCPC, TimescaleKey.LATER_RCPC,
			TimescaleKey.SECOND_CIC_REVIEW, TimescaleKey.LATER_CIC_REVIEW);

	/** Who holds the letter in their hands need not be told by when it is sent. */
	private static final Set<TimescaleKey> DONE_BY_THE_LETTER = Set.of(TimescaleKey.OUTCOME_SENT,
			TimescaleKey.CIC_DECISIONS_TO_MANAGER);

	/** Clocks that ask for a meeting. */
	private static final Set<TimescaleKey> MEETINGS = Set.of(TimescaleKey.LATER_CORE_GROUP, TimescaleKey.LATER_RCPC,
			TimescaleKey.SECOND_CIC_REVIEW, TimescaleKey.LATER_CIC_REVIEW, TimescaleKey.ASV_REVIEW);

	/** The meetings that follow when a plan is made. */
	private static final Set<TimescaleKey> PLANNED_BY_A_PLAN = Set.of(TimescaleKey.FIRST_CORE_GROUP,
			TimescaleKey.FIRST_RCPC);

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final Deadlines deadlines;

	NextClocks(Conferences conferences, RuleSets ruleSets, WorkingDays workingDays, Deadlines deadlines) {
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.deadlines = deadlines;
	}

	/** The clock of the meeting itself stops, those that follow start. */
	void start(Outcome outcome, Conference conference) {
		LocalDate heldOn = outcome.heldOn().orElseThrow();
		RuleSet rules = this.ruleSets.kept(conference.ruleSet());
		this.deadlines.stopAll(conference.id(),
				conference.kind().clocks().stream().collect(Collectors.toMap((key) -> key, (_) -> heldOn)));
		stopWhatItAnswers(conference, heldOn);
		List<Deadlines.Start> next = new ArrayList<>();
		keys(outcome.decision(), conference.kind(), rules).forEach((key) -> next.add(new Deadlines.Start(key, heldOn)));
		if (conference.kind().childProtection()) {
			next.add(dissent(conference, heldOn));
		}
		this.deadlines.startAll(conference.id(), rules, next);
		if (conference.kind().childProtection() && outcome.dissent().isPresent()) {
			this.deadlines.stop(conference.id(), TimescaleKey.PROFESSIONAL_DISSENT, heldOn);
		}
	}

	/**
	 * The meetings before this one about the same case left clocks running that asked for
	 * it: those that count from the same day as its own.
	 */
	private void stopWhatItAnswers(Conference conference, LocalDate heldOn) {
		this.conferences.findByCaseReferenceIgnoreCase(conference.caseReference())
			.stream()
			.filter((other) -> !other.id().equals(conference.id()) && other.status() != Conference.Status.BOOKED)
			.flatMap((other) -> this.deadlines.of(other.id()).stream())
			.filter((clock) -> clock.isRunning() && conference.kind().answers().contains(clock.what())
					&& clock.startedOn().equals(conference.countsFrom()))
			.forEach((clock) -> this.deadlines.stop(clock.subject(), clock.what(), heldOn));
	}

	/** Counted from the end of the meeting. */
	private static Deadlines.Start dissent(Conference conference, LocalDate heldOn) {
		return new Deadlines.Start(TimescaleKey.PROFESSIONAL_DISSENT,
				heldOn.atTime(conference.endsAt().toLocalTime()).atZone(Dates.LONDON));
	}

	/** The outcome has been sent to everybody who is told. */
	void sent(UUID conference, LocalDate on) {
		this.deadlines.stop(conference, TimescaleKey.OUTCOME_SENT, on);
	}

	/** The manager has the decisions and actions of a review. */
	void managerTold(UUID conference, LocalDate on) {
		this.deadlines.stop(conference, TimescaleKey.CIC_DECISIONS_TO_MANAGER, on);
	}

	/** What comes next, as the team's channel may read it. */
	List<String> forTheTeam(Outcome outcome, Conference conference) {
		return inWords(outcome, conference, FOR_THE_TEAM::contains);
	}

	/** What comes next, as a letter says it. */
	List<String> forThoseTold(Outcome outcome, Conference conference) {
		return inWords(outcome, conference, (key) -> !DONE_BY_THE_LETTER.contains(key));
	}

	/**
	 * By when each is due; a meeting whose day is agreed has a line of its own.
	 */
	private List<String> inWords(Outcome outcome, Conference conference, Predicate<TimescaleKey> which) {
		Set<TimescaleKey> agreed = outcome.nextMeetingOn().isPresent() ? nextMeetingKeys(conference) : Set.of();
		return after(outcome, conference).stream()
			.filter((due) -> which.test(due.timescale().key()) && !agreed.contains(due.timescale().key()))
			.map((due) -> due.timescale().title() + " by " + Dates.inWords(lastDay(due)))
			.toList();
	}

	/** People meet on a working day, so the last of them within the time is named. */
	private LocalDate lastDay(DueDate due) {
		TimescaleKey key = due.timescale().key();
		return (MEETINGS.contains(key) || PLANNED_BY_A_PLAN.contains(key)) ? this.workingDays.lastToMeetOn(due.date())
				: due.date();
	}

	/** When each of them is due, the nearest first. */
	List<DueDate> after(Outcome outcome, Conference conference) {
		return after(outcome.decision(), outcome.heldOn().orElseThrow(), conference);
	}

	/** By when the next meeting must be held, where a clock says so. */
	List<DueDate> nextMeeting(Outcome.Decided decided, Conference conference) {
		Set<TimescaleKey> keys = nextMeetingKeys(conference);
		return after(Optional.ofNullable(decided.decision()), decided.heldOn(), conference).stream()
			.filter((due) -> keys.contains(due.timescale().key()))
			.toList();
	}

	/** The clocks within which the next meeting is held, whose day may be agreed. */
	private static Set<TimescaleKey> nextMeetingKeys(Conference conference) {
		return (conference.kind() == Kind.INITIAL_CONFERENCE) ? Set.of(TimescaleKey.FIRST_CORE_GROUP) : MEETINGS;
	}

	private List<DueDate> after(Optional<Decision> decision, LocalDate heldOn, Conference conference) {
		RuleSet rules = this.ruleSets.kept(conference.ruleSet());
		return keys(decision, conference.kind(), rules).stream()
			.map((key) -> rules.timescale(key).dueFrom(heldOn, this.workingDays))
			.sorted((one, other) -> one.date().compareTo(other.date()))
			.toList();
	}

	private static Set<TimescaleKey> keys(Optional<Decision> decided, Kind kind, RuleSet rules) {
		Decision decision = decided.orElse(null);
		Set<TimescaleKey> keys = new LinkedHashSet<>();
		if (kind.childProtection()) {
			keys.add(TimescaleKey.OUTCOME_SENT);
			keys.add(TimescaleKey.MINUTES_DISTRIBUTED);
		}
		if (decision == Decision.CHILD_PROTECTION_PLAN) {
			keys.add(TimescaleKey.FIRST_CORE_GROUP);
			keys.add(TimescaleKey.FIRST_RCPC);
		}
		if (decision == Decision.PLAN_CONTINUES) {
			keys.add(TimescaleKey.LATER_RCPC);
		}
		if (kind.careReview()) {
			keys.add(TimescaleKey.CIC_DECISIONS_TO_MANAGER);
			keys.add(TimescaleKey.CIC_REPORT_DISTRIBUTED);
			keys.add((kind == Kind.FIRST_CARE_REVIEW) ? TimescaleKey.SECOND_CIC_REVIEW : TimescaleKey.LATER_CIC_REVIEW);
		}
		if (decision == Decision.ENQUIRIES_CONTINUE) {
			keys.add(TimescaleKey.ASV_REVIEW);
		}
		if (kind.coreGroup() && rules.has(TimescaleKey.LATER_CORE_GROUP)) {
			keys.add(TimescaleKey.LATER_CORE_GROUP);
		}
		return keys;
	}

}
