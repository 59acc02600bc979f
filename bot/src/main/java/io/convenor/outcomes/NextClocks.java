package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Decision;
import io.convenor.conference.Kind;
import io.convenor.conference.KindClocks;
import io.convenor.deadlines.Deadlines;
import io.convenor.drafts.Refused;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;
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
		stopWhatAskedForIt(conference, heldOn);
		List<Deadlines.Start> next = new ArrayList<>();
		started(outcome, conference, rules)
			.forEach((key, children) -> next.add(Deadlines.Start.of(whose(key, conference, children), key, heldOn)));
		Optional<ClockName> dissent = conference.kind().clocks().after().dissent().filter(rules::has);
		dissent.ifPresent((clock) -> next.add(fromTheEnd(clock, conference, heldOn)));
		this.deadlines.startAll(conference.id(), rules, next);
		dissent.filter((_) -> outcome.dissent().isPresent())
			.ifPresent((clock) -> this.deadlines.stop(conference.id(), clock, heldOn));
	}

	/**
	 * Brothers and sisters may be met about apart from then on; what else is due for all
	 * of them is the conference's own.
	 */
	private static List<Integer> whose(ClockName clock, Conference conference, List<Integer> children) {
		boolean forAll = children.size() == conference.children().size();
		boolean ofEach = conference.ofSeveralChildren() && conference.kind().meetingsAfter().contains(clock);
		return (forAll && !ofEach) ? List.of() : children;
	}

	/**
	 * The meetings before this one about the same children left clocks running that asked
	 * for it: those that count from the same day as its own. Where brothers and sisters
	 * were reviewed apart, a clock runs on for those who were not.
	 */
	private void stopWhatAskedForIt(Conference conference, LocalDate heldOn) {
		List<String> reviewed = conference.caseReferences();
		for (Conference other : this.conferences.ofChildren(reviewed)) {
			if (!other.id().equals(conference.id()) && other.status() != Conference.Status.BOOKED) {
				List<Integer> children = other.childrenOf(reviewed).stream().map(Child::number).toList();
				this.deadlines.of(other.id())
					.stream()
					.filter((clock) -> clock.isRunning() && conference.kind().stops().contains(clock.what())
							&& clock.startedOn().equals(conference.countsFrom()))
					.forEach((clock) -> this.deadlines.done(clock, children, heldOn));
			}
		}
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
		return inWords(outcome, conference, Child::label, conference.kind().meetingsAfter()::contains);
	}

	/**
	 * What comes next, as a letter says it; who holds it in their hands need not be told
	 * by when it is sent.
	 * @param called what a child is called there
	 */
	List<String> forThoseTold(Outcome outcome, Conference conference, Function<Child, String> called) {
		KindClocks.After after = conference.kind().clocks().after();
		return inWords(outcome, conference, called,
				(clock) -> Stream.of(after.outcomeSent(), after.managerTold())
					.flatMap(Optional::stream)
					.noneMatch(clock::equals));
	}

	/**
	 * By when each is due, and for which children where not for all; a meeting whose day
	 * is agreed has a line of its own.
	 */
	private List<String> inWords(Outcome outcome, Conference conference, Function<Child, String> called,
			Predicate<ClockName> which) {
		Optional<ClockName> agreed = conference.kind().clocks().after().nextMeeting();
		Set<Integer> withADay = outcome.children()
			.stream()
			.filter((each) -> each.nextMeetingOn() != null)
			.map(DecidedFor::child)
			.collect(Collectors.toSet());
		Map<ClockName, List<Integer>> started = started(outcome, conference, this.ruleSets.kept(conference.rules()));
		return after(outcome, conference).stream().filter((due) -> which.test(due.timescale().key())).flatMap((due) -> {
			List<Integer> children = new ArrayList<>(started.getOrDefault(due.timescale().key(), List.of()));
			if (agreed.filter(due.timescale().key()::equals).isPresent()) {
				children.removeAll(withADay);
			}
			return children.isEmpty() ? Stream.empty() : Stream.of(due.timescale().title()
					+ forWhom(conference, children, called) + " by " + Dates.inWords(lastDay(due, conference.kind())));
		}).toList();
	}

	/** " for child 1 and child 2", where a meeting was not about these alone. */
	static String forWhom(Conference conference, List<Integer> children, Function<Child, String> called) {
		return (children.size() == conference.children().size()) ? "" : " for " + Child
			.together(children.stream().flatMap((each) -> conference.child(each).stream()).map(called).toList());
	}

	/** People meet on a working day, so the last of them within the time is named. */
	private LocalDate lastDay(DueDate due, Kind kind) {
		return kind.meetingsAfter().contains(due.timescale().key()) ? this.workingDays.lastToMeetOn(due.date())
				: due.date();
	}

	/** Requires that what follows can be counted from the day it was held. */
	void requireCountable(Outcome outcome, Conference conference) {
		try {
			after(outcome, conference);
		}
		catch (DateNotCoveredException ex) {
			throw new Refused("heldOn",
					"The dates that follow cannot be counted, because the list of bank holidays ends before them; "
							+ "please ask the administration team for a newer list.");
		}
	}

	/** When each of them is due, the nearest first. */
	List<DueDate> after(Outcome outcome, Conference conference) {
		RuleSet rules = this.ruleSets.kept(conference.rules());
		return due(started(outcome, conference, rules).keySet(), outcome.heldOn().orElseThrow(), rules);
	}

	/** By when the next meeting must be held, where a clock says so. */
	List<DueDate> nextMeeting(LocalDate heldOn, @Nullable Decision decision, Conference conference) {
		RuleSet rules = this.ruleSets.kept(conference.rules());
		Set<ClockName> clocks = startedBy(decision, conference.kind(), rules);
		clocks.retainAll(conference.kind().clocks().after().nextMeeting().stream().toList());
		return due(clocks, heldOn, rules);
	}

	private List<DueDate> due(Set<ClockName> clocks, LocalDate heldOn, RuleSet rules) {
		return clocks.stream()
			.map((key) -> rules.timescale(key).dueFrom(heldOn, this.workingDays))
			.sorted((one, other) -> one.date().compareTo(other.date()))
			.toList();
	}

	/** The clocks that follow, and for which children by what was decided for each. */
	private static Map<ClockName, List<Integer>> started(Outcome outcome, Conference conference, RuleSet rules) {
		Map<ClockName, List<Integer>> started = new LinkedHashMap<>();
		outcome.children()
			.forEach((each) -> startedBy(each.decision(), conference.kind(), rules)
				.forEach((clock) -> started.computeIfAbsent(clock, (_) -> new ArrayList<>()).add(each.child())));
		return started;
	}

	private static Set<ClockName> startedBy(@Nullable Decision decision, Kind kind, RuleSet rules) {
		Set<ClockName> clocks = kind.startedBy(decision);
		clocks.removeIf((clock) -> !rules.has(clock));
		return clocks;
	}

}
