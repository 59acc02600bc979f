package io.convenor.chat.admin;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.reports.Inbox;

/** Everything there is to look at, in the order it is shown. */
@Component
class EveryCheck {

	private final Checks checks;

	private final CalendarChecks calendarChecks;

	private final ClockChecks clockChecks;

	private final ReachCheck reachCheck;

	private final AuditChecks auditChecks;

	private final StaffChecks staffChecks;

	EveryCheck(Checks checks, CalendarChecks calendarChecks, ClockChecks clockChecks, ReachCheck reachCheck,
			AuditChecks auditChecks, StaffChecks staffChecks) {
		this.checks = checks;
		this.calendarChecks = calendarChecks;
		this.clockChecks = clockChecks;
		this.reachCheck = reachCheck;
		this.auditChecks = auditChecks;
		this.staffChecks = staffChecks;
	}

	List<Check> all(Inbox.Standing now) {
		return Stream
			.of(this.checks.all(now), this.calendarChecks.all(), this.clockChecks.all(),
					List.of(this.reachCheck.check()), this.auditChecks.all(), this.staffChecks.all(now))
			.flatMap(List::stream)
			.toList();
	}

}
