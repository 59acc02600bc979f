package io.convenor.reports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.deadlines.Deadlines;
import io.convenor.deadlines.MovedClock;
import io.convenor.deadlines.RunningClocks;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/**
 * The days on which single reports are due, counted anew when the bank holidays change.
 * Who owes a report is told of its new day.
 */
@Component
class AwaitedReports implements RunningClocks {

	private final Requests requests;

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final Deadlines deadlines;

	private final ReportLetters letters;

	private final Deliveries deliveries;

	private final Clock clock;

	AwaitedReports(Requests requests, Conferences conferences, RuleSets ruleSets, Deadlines deadlines,
			ReportLetters letters, Deliveries deliveries, Clock clock) {
		this.requests = requests;
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.deadlines = deadlines;
		this.letters = letters;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	@Override
	public List<MovedClock> countAnew(WorkingDays workingDays) {
		List<MovedClock> moved = new ArrayList<>();
		for (Request request : this.requests.owed()) {
			Conference conference = this.conferences.get(request.conference());
			due(conference, request, workingDays).filter((due) -> !due.explanation().equals(request.due().because()))
				.ifPresent((due) -> {
					this.requests.due(request.id(), due);
					if (!due.date().equals(request.due().on())) {
						if (request.owed()) {
							tell(conference, request, due);
							this.requests.told(request.id(), due.date(), this.clock.instant());
						}
						moved.addAll(unlessAClockSaysSo(request, due));
					}
				});
		}
		return moved;
	}

	private void tell(Conference conference, Request request, DueDate due) {
		String recipient = conference.invitee(request.invitee()).map(Invitee::described).orElse(request.to().name());
		this.deliveries
			.enqueue(Parcel
				.of("%s/report-recounted/%s/%s".formatted(conference.id(), request.id(), due.date()), conference.id(),
						recipient, this.letters.recounted(conference, request, due.date()))
				.to(request.invitee()));
	}

	/**
	 * Where a clock runs for everybody who owes the same, it is told once, by the clock.
	 */
	private List<MovedClock> unlessAClockSaysSo(Request request, DueDate due) {
		boolean said = this.deadlines.of(request.conference())
			.stream()
			.anyMatch((clock) -> clock.isRunning() && clock.what().equals(due.timescale().key()));
		return said ? List.of() : List.of(new MovedClock(request.conference(),
				due.timescale().title() + " (" + request.label() + ")", request.due().on(), due.date()));
	}

	/** What cannot be counted stays as it was. */
	private Optional<DueDate> due(Conference conference, Request request, WorkingDays workingDays) {
		try {
			return conference.kind()
				.reportBy(request.role())
				.flatMap(this.ruleSets.kept(conference.rules())::find)
				.map((rule) -> rule.dueFrom(conference.startsAt().toLocalDate(), workingDays));
		}
		catch (DateNotCoveredException | UnknownRuleSetException ex) {
			return Optional.empty();
		}
	}

}
