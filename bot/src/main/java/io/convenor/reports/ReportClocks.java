package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;

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
		List<Request> asked = this.requests.of(conference.id()).stream().filter(Request::stands).toList();
		List<Request> bySocialWorker = asked.stream().filter(ReportClocks::bySocialWorker).toList();
		List<Request> byAgencies = asked.stream().filter(Predicate.not(ReportClocks::bySocialWorker)).toList();
		settle(conference, TimescaleKey.AGENCY_REPORT, byAgencies.stream().map(ReportClocks::received).toList());
		conference.kind()
			.socialWorkerReport()
			.ifPresent((key) -> settle(conference, key, bySocialWorker.stream().map(ReportClocks::received).toList()));
		conference.kind()
			.socialWorkerReportToParents()
			.ifPresent((key) -> settle(conference, key, hasParents(conference)
					? bySocialWorker.stream().map(ReportClocks::withParents).toList() : List.of()));
	}

	private void settle(Conference conference, TimescaleKey key, List<Optional<LocalDate>> done) {
		boolean owed = done.stream().anyMatch(Optional::isEmpty);
		if (owed && conference.status() == Conference.Status.BOOKED) {
			this.deadlines.start(conference.id(), key, this.ruleSets.kept(conference.ruleSet()),
					conference.startsAt().toLocalDate());
		}
		else if (!done.isEmpty() && !owed) {
			this.deadlines.stop(conference.id(), key,
					done.stream().flatMap(Optional::stream).max(LocalDate::compareTo).orElseThrow());
		}
		else {
			waitNoMore(conference, key);
		}
	}

	/** What should have come before a meeting that was held was missed for good. */
	private void waitNoMore(Conference conference, TimescaleKey key) {
		boolean missed = conference.status() == Conference.Status.HELD && this.deadlines.of(conference.id())
			.stream()
			.anyMatch((each) -> each.isRunning() && each.what() == key && each.isMissed(today()));
		if (missed) {
			this.deadlines.stop(conference.id(), key, today());
		}
		else {
			this.deadlines.drop(conference.id(), key);
		}
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
	}

	private static Optional<LocalDate> received(Request request) {
		return Optional.ofNullable(request.receivedAt()).map((moment) -> LocalDate.ofInstant(moment, Dates.LONDON));
	}

	private static Optional<LocalDate> withParents(Request request) {
		return Optional.ofNullable(request.withParentsOn());
	}

	private static boolean bySocialWorker(Request request) {
		return request.role() == Role.SOCIAL_WORKER;
	}

	private static boolean hasParents(Conference conference) {
		return conference.invitees().stream().anyMatch((invitee) -> PARENTS.contains(invitee.role()));
	}

}
