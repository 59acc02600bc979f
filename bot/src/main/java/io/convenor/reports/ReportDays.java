package io.convenor.reports;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.people.Role;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

/** By when reports must be there, by the rules a conference was booked under. */
@Component
class ReportDays {

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final HolidaysInForce holidays;

	ReportDays(RuleSets ruleSets, WorkingDays workingDays, HolidaysInForce holidays) {
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.holidays = holidays;
	}

	/** The last day for the parents to have it, where that is a clock of its own. */
	Optional<DueDate> toParents(Conference conference, Request request) {
		return (request.role() == Role.SOCIAL_WORKER)
				? conference.kind().clocks().before().socialWorkersReportToParents().map((key) -> due(conference, key))
				: Optional.empty();
	}

	/** By when somebody in a role reports. */
	DueDate due(Conference conference, Role role) {
		return due(conference, conference.kind().reportBy(role).orElseThrow());
	}

	private DueDate due(Conference conference, ClockName key) {
		this.holidays.lock();
		return this.ruleSets.kept(conference.rules())
			.timescale(key)
			.dueFrom(conference.startsAt().toLocalDate(), this.workingDays);
	}

}
