package io.convenor.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.MovedClock;
import io.convenor.deadlines.RunningClocks;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/** The days on which reports are due, counted anew when the bank holidays change. */
@Component
class AwaitedReports implements RunningClocks {

	private final Requests requests;

	private final Conferences conferences;

	private final RuleSets ruleSets;

	AwaitedReports(Requests requests, Conferences conferences, RuleSets ruleSets) {
		this.requests = requests;
		this.conferences = conferences;
		this.ruleSets = ruleSets;
	}

	@Override
	public List<MovedClock> countAnew(WorkingDays workingDays) {
		List<MovedClock> moved = new ArrayList<>();
		for (Request request : this.requests.awaited()) {
			due(request, workingDays).filter((due) -> !due.explanation().equals(request.dueBecause()))
				.ifPresent((due) -> {
					this.requests.due(request.id(), due.date(), due.explanation());
					if (!due.date().equals(request.dueOn())) {
						moved.add(new MovedClock(request.conference(),
								due.timescale().title() + " (" + request.label() + ")", request.dueOn(), due.date()));
					}
				});
		}
		return moved;
	}

	/** What cannot be counted stays as it was. */
	private Optional<DueDate> due(Request request, WorkingDays workingDays) {
		Conference conference = this.conferences.get(request.conference());
		try {
			return Optional.of(this.ruleSets.kept(conference.ruleSet())
				.timescale(ReportRequests.clock(conference.kind(), request.role()))
				.dueFrom(conference.startsAt().toLocalDate(), workingDays));
		}
		catch (DateNotCoveredException | UnknownRuleSetException ex) {
			return Optional.empty();
		}
	}

}
