package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Decision;
import io.convenor.conference.Kind;
import io.convenor.conference.KindClocks;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.WorkingDays;

/** The clocks that start when a meeting has been held and decided. */
@Component
class NextClocks {

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
		RuleSet rules = this.ruleSets.kept(conference.rules());
		this.deadlines.stopAll(conference.id(),
				conference.kind().heldWithinAll().stream().collect(Collectors.toMap((key) -> key, (_) -> heldOn)));
		stopWhatItAnswers(conference, heldOn);
		List<Deadlines.Start> next = new ArrayList<>();
		keys(outcome.decision(), conference.kind(), rules).forEach((key) -> next.add(new Deadlines.Start(key, heldOn)));
		Optional<ClockName> dissent = conference.kind().clocks().after().dissent().filter(rules::has);
		dissent.ifPresent((clock) -> next.add(fromTheEnd(clock, conference, heldOn)));
		this.deadlines.startAll(conference.id(), rules, next);
		dissent.filter((_) -> outcome.dissent().isPresent())
			.ifPresent((clock) -> this.deadlines.stop(conference.id(), clock, heldOn));
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

	private static Deadlines.Start fromTheEnd(ClockName clock, Conference conference, LocalDate heldOn) {
		return new Deadlines.Start(clock, heldOn.atTime(conference.endsAt().toLocalTime()).atZone(Dates.LONDON));
	}

	/** The outcome has been sent to everybody who is told. */
	void sent(Conference conference, LocalDate on) {
		conference.kind()
			.clocks()
			.after()
			.outcomeSent()
			.ifPresent((clock) -> this.deadlines.stop(conference.id(), clock, on));
	}

	/** The manager has the decisions and actions of a review. */
	void managerTold(Conference conference, LocalDate on) {
		conference.kind()
			.clocks()
			.after()
			.managerTold()
			.ifPresent((clock) -> this.deadlines.stop(conference.id(), clock, on));
	}

	/**
	 * What comes next, as the team's channel may read it: the meetings. The rest is for
	 * the chair and the administrators.
	 */
	List<String> forTheTeam(Outcome outcome, Conference conference) {
		return inWords(outcome, conference, conference.kind().meetingsAfter()::contains);
	}

	/**
	 * What comes next, as a letter says it; who holds it in their hands need not be told
	 * by when it is sent.
	 */
	List<String> forThoseTold(Outcome outcome, Conference conference) {
		KindClocks.After after = conference.kind().clocks().after();
		return inWords(outcome, conference,
				(clock) -> Stream.of(after.outcomeSent(), after.managerTold())
					.flatMap(Optional::stream)
					.noneMatch(clock::equals));
	}

	/**
	 * By when each is due; a meeting whose day is agreed has a line of its own.
	 */
	private List<String> inWords(Outcome outcome, Conference conference, Predicate<ClockName> which) {
		Optional<ClockName> agreed = conference.kind()
			.clocks()
			.after()
			.nextMeeting()
			.filter((_) -> outcome.nextMeetingOn().isPresent());
		return after(outcome, conference).stream()
			.filter((due) -> which.test(due.timescale().key())
					&& agreed.filter(due.timescale().key()::equals).isEmpty())
			.map((due) -> due.timescale().title() + " by " + Dates.inWords(lastDay(due, conference.kind())))
			.toList();
	}

	/** People meet on a working day, so the last of them within the time is named. */
	private LocalDate lastDay(DueDate due, Kind kind) {
		return kind.meetingsAfter().contains(due.timescale().key()) ? this.workingDays.lastToMeetOn(due.date())
				: due.date();
	}

	/** When each of them is due, the nearest first. */
	List<DueDate> after(Outcome outcome, Conference conference) {
		return after(outcome.decision(), outcome.heldOn().orElseThrow(), conference);
	}

	/** By when the next meeting must be held, where a clock says so. */
	List<DueDate> nextMeeting(Outcome.Decided decided, Conference conference) {
		Optional<ClockName> clock = conference.kind().clocks().after().nextMeeting();
		return after(Optional.ofNullable(decided.decision()), decided.heldOn(), conference).stream()
			.filter((due) -> clock.filter(due.timescale().key()::equals).isPresent())
			.toList();
	}

	private List<DueDate> after(Optional<Decision> decision, LocalDate heldOn, Conference conference) {
		RuleSet rules = this.ruleSets.kept(conference.rules());
		return keys(decision, conference.kind(), rules).stream()
			.map((key) -> rules.timescale(key).dueFrom(heldOn, this.workingDays))
			.sorted((one, other) -> one.date().compareTo(other.date()))
			.toList();
	}

	private static Set<ClockName> keys(Optional<Decision> decided, Kind kind, RuleSet rules) {
		Set<ClockName> clocks = kind.startedBy(decided.orElse(null));
		clocks.removeIf((clock) -> !rules.has(clock));
		return clocks;
	}

}
