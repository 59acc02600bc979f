package io.convenor.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.deadlines.Deadlines;
import io.convenor.deadlines.MovedClock;
import io.convenor.deadlines.RunningClocks;
import io.convenor.people.Role;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.DueDate;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.TimescaleKey;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/**
 * The days on which single reports are due, counted anew when the bank holidays change.
 */
@Component
class AwaitedReports implements RunningClocks {

	private final JdbcClient jdbc;

	private final Conferences conferences;

	private final RuleSets ruleSets;

	private final Deadlines deadlines;

	AwaitedReports(JdbcClient jdbc, Conferences conferences, RuleSets ruleSets, Deadlines deadlines) {
		this.jdbc = jdbc;
		this.conferences = conferences;
		this.ruleSets = ruleSets;
		this.deadlines = deadlines;
	}

	@Override
	public List<MovedClock> countAnew(WorkingDays workingDays) {
		List<MovedClock> moved = new ArrayList<>();
		for (Awaited awaited : all()) {
			due(awaited, workingDays).filter((due) -> !due.explanation().equals(awaited.because())).ifPresent((due) -> {
				take(awaited, due);
				if (!due.date().equals(awaited.dueOn()) && !hasAClock(awaited, due)) {
					moved.add(new MovedClock(awaited.conference(),
							due.timescale().title() + " (" + awaited.label() + ")", awaited.dueOn(), due.date()));
				}
			});
		}
		return moved;
	}

	/** Those that no report came in for, at conferences that are still to be held. */
	private List<Awaited> all() {
		return this.jdbc
			.sql("select r.* from report_request r join conference c on c.id = r.conference "
					+ "where r.received_at is null and c.status = 'BOOKED' order by r.due_on, r.id")
			.query((row, _) -> new Awaited(Requests.uuid(row, "id"), Requests.uuid(row, "conference"),
					Role.valueOf(row.getString("role")), row.getString("label"),
					Objects.requireNonNull(row.getObject("due_on", LocalDate.class)), row.getString("due_because")))
			.list();
	}

	private void take(Awaited awaited, DueDate due) {
		this.jdbc.sql("update report_request set due_on = ?, due_because = ? where id = ?")
			.params(due.date(), due.explanation(), awaited.id())
			.update();
	}

	/** Whose clock runs is told by the clock, once for all who owe the same. */
	private boolean hasAClock(Awaited awaited, DueDate due) {
		return this.deadlines.of(awaited.conference())
			.stream()
			.anyMatch((clock) -> clock.isRunning() && clock.what() == due.timescale().key());
	}

	/** What cannot be counted stays as it was. */
	private Optional<DueDate> due(Awaited awaited, WorkingDays workingDays) {
		Conference conference = this.conferences.get(awaited.conference());
		TimescaleKey key = (awaited.role() == Role.SOCIAL_WORKER)
				? conference.kind().socialWorkerReport().orElse(TimescaleKey.AGENCY_REPORT)
				: TimescaleKey.AGENCY_REPORT;
		try {
			return Optional.of(this.ruleSets.kept(conference.ruleSet())
				.timescale(key)
				.dueFrom(conference.startsAt().toLocalDate(), workingDays));
		}
		catch (DateNotCoveredException | UnknownRuleSetException ex) {
			return Optional.empty();
		}
	}

	/** A report that somebody owes, and when it is due as far as they know. */
	private record Awaited(UUID id, UUID conference, Role role, String label, LocalDate dueOn, String because) {
	}

}
