package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.KindClocks;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.Role;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;

/**
 * The clocks of the reports for a meeting: the social worker's, the agencies' and the one
 * by which the parents have it. Each runs while somebody owes something, and stops with
 * the last of them.
 */
@Component
class ReportClocks {

	private static final Set<Role> PARENTS = Set.of(Role.MOTHER, Role.FATHER, Role.CARER);

	private final Requests requests;

	private final Deadlines deadlines;

	private final RuleSets ruleSets;

	private final Clock clock;

	ReportClocks(Requests requests, Deadlines deadlines, RuleSets ruleSets, Clock clock) {
		this.requests = requests;
		this.deadlines = deadlines;
		this.ruleSets = ruleSets;
		this.clock = clock;
	}

	/** Sets every clock as the requests stand now; set twice, it is the same. */
	void settle(Conference conference) {
		settle(conference, this.requests.of(conference.id()));
	}

	void settle(Conference conference, List<Request> requests) {
		List<Request> asked = requests.stream().filter(Request::stands).toList();
		List<Request> bySocialWorker = asked.stream().filter(ReportClocks::bySocialWorker).toList();
		List<Request> byAgencies = asked.stream().filter(Predicate.not(ReportClocks::bySocialWorker)).toList();
		Map<ClockName, List<Optional<LocalDate>>> done = new HashMap<>();
		KindClocks.Before before = conference.kind().clocks().before();
		before.agencyReport()
			.ifPresent((key) -> done.put(key, byAgencies.stream().map(ReportClocks::received).toList()));
		before.socialWorkersReport()
			.ifPresent((key) -> done.put(key, bySocialWorker.stream().map(ReportClocks::received).toList()));
		before.socialWorkersReportToParents()
			.ifPresent((key) -> done.put(key, hasParents(conference)
					? bySocialWorker.stream().map(ReportClocks::withParents).toList() : List.of()));
		settle(conference, done);
	}

	/** All are looked at before any is changed. */
	private void settle(Conference conference, Map<ClockName, List<Optional<LocalDate>>> done) {
		List<Deadline> running = this.deadlines.of(conference.id()).stream().filter(Deadline::isRunning).toList();
		Set<ClockName> start = new HashSet<>();
		Map<ClockName, LocalDate> stop = new HashMap<>();
		Set<ClockName> drop = new HashSet<>();
		done.forEach((key, days) -> {
			boolean owed = days.stream().anyMatch(Optional::isEmpty);
			Optional<Deadline> clock = running.stream().filter((each) -> each.what().equals(key)).findFirst();
			if (owed && conference.status() == Conference.Status.BOOKED) {
				start.add(key);
			}
			else if (clock.isPresent() && !days.isEmpty() && !owed) {
				stop.put(key, days.stream().flatMap(Optional::stream).max(LocalDate::compareTo).orElseThrow());
			}
			else if (clock.isPresent() && wasMissedForGood(conference, clock.get())) {
				stop.put(key, Dates.today(this.clock));
			}
			else if (clock.isPresent()) {
				drop.add(key);
			}
		});
		this.deadlines.startAll(conference.id(), this.ruleSets.kept(conference.rules()),
				start.stream().map((key) -> new Deadlines.Start(key, conference.startsAt().toLocalDate())).toList());
		this.deadlines.stopAll(conference.id(), stop);
		drop.forEach((key) -> this.deadlines.drop(conference.id(), key));
	}

	/** What should have come before a meeting that was held. */
	private boolean wasMissedForGood(Conference conference, Deadline clock) {
		return conference.status() == Conference.Status.HELD && clock.isMissed(Dates.today(this.clock));
	}

	/** When it came, or when its agency said that none will. */
	private static Optional<LocalDate> received(Request request) {
		return Optional.ofNullable(request.receivedAt())
			.or(() -> Optional.ofNullable(request.said()).filter((said) -> said.what().endsIt()).map(Said::at))
			.map((moment) -> LocalDate.ofInstant(moment, Dates.LONDON));
	}

	private static Optional<LocalDate> withParents(Request request) {
		return Optional.ofNullable(request.course().withParentsOn());
	}

	private static boolean bySocialWorker(Request request) {
		return request.role() == Role.SOCIAL_WORKER;
	}

	private static boolean hasParents(Conference conference) {
		return conference.invitees().stream().anyMatch((invitee) -> PARENTS.contains(invitee.role()));
	}

}
