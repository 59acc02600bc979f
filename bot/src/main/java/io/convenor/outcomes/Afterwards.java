package io.convenor.outcomes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.DueAfterwards.Tick;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;

/**
 * What is done after a meeting without the bot learning of it: the minutes and the review
 * report distributed, the first core group held. Who looks after the conference ticks it
 * off, which stops its clock.
 */
@Component
public class Afterwards {

	private static final String TICKED = "ticked off";

	private static final String TAKEN_BACK = "took a tick back";

	private final Caseload caseload;

	private final Deadlines deadlines;

	private final RuleSets ruleSets;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Afterwards(Caseload caseload, Deadlines deadlines, RuleSets ruleSets, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.caseload = caseload;
		this.deadlines = deadlines;
		this.ruleSets = ruleSets;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** What follows from a conference and may be ticked off, the first due at the top. */
	public List<DueAfterwards> of(Conference conference) {
		if (conference.status() != Conference.Status.HELD) {
			return List.of();
		}
		Map<ClockName, Deadline> clocks = new HashMap<>();
		this.deadlines.of(conference.id())
			.stream()
			.filter((clock) -> conference.kind().clocks().after().tickedOff().contains(clock.what()))
			.forEach((clock) -> clocks.merge(clock.what(), clock,
					(one, other) -> (one.isRunning() && !other.isRunning()) ? one : other));
		if (clocks.isEmpty()) {
			return List.of();
		}
		Map<ClockName, Tick> ticks = ticks(conference.id());
		return clocks.values()
			.stream()
			.map((clock) -> due(conference, clock, ticks.get(clock.what())))
			.sorted((one, other) -> one.due().compareTo(other.due()))
			.toList();
	}

	/** Grows with each tick, and with each that is taken back. */
	public long version(Conference conference) {
		return (conference.status() == Conference.Status.HELD) ? this.audit.of(conference.id())
			.stream()
			.filter((entry) -> entry.did().equals(TICKED) || entry.did().equals(TAKEN_BACK))
			.count() : 0;
	}

	/**
	 * Takes in that something was done, which stops its clock.
	 * @param on when it was done
	 * @throws Refused when there is nothing to tick off, or the day cannot be
	 */
	@Transactional
	public void done(UUID id, ClockName what, @Nullable LocalDate on, String by) {
		Conference conference = held(id, by);
		DueAfterwards due = due(conference, what).filter(DueAfterwards::open)
			.orElseThrow(() -> new Refused("There is nothing to tick off there any more. Look again."));
		LocalDate day = day(due, on);
		this.deadlines.stop(id, what, day);
		record(conference, TICKED, what, day, by);
	}

	/**
	 * Takes a tick back: the clock runs on.
	 * @throws Refused when nobody ticked it off
	 */
	@Transactional
	public void notDone(UUID id, ClockName what, String by) {
		Conference conference = held(id, by);
		DueAfterwards due = due(conference, what).filter((each) -> each.tick() != null)
			.orElseThrow(() -> new Refused("Nobody ticked that off, so there is nothing to take back."));
		this.deadlines.goOn(id, what);
		record(conference, TAKEN_BACK, what, due.doneOn(), by);
	}

	private Conference held(UUID id, String by) {
		Conference conference = this.caseload.locked(id, by)
			.orElseThrow(() -> new Refused("That conference is not one of yours."));
		if (conference.status() != Conference.Status.HELD) {
			throw new Refused("%s is not recorded as held. Type “outcome %1$s” to record what was decided."
				.formatted(conference.reference()));
		}
		return conference;
	}

	private Optional<DueAfterwards> due(Conference conference, ClockName what) {
		return of(conference).stream().filter((each) -> each.what().equals(what)).findFirst();
	}

	private LocalDate day(DueAfterwards due, @Nullable LocalDate on) {
		String field = due.what().value();
		LocalDate today = Dates.today(this.clock);
		if (on == null) {
			throw new Refused(field, "Give the day on which it was done.");
		}
		if (on.isBefore(due.heldOn())) {
			throw new Refused(field, "That is before the conference, which was held on %s. Give a day since then."
				.formatted(Dates.inWords(due.heldOn())));
		}
		if (on.isAfter(today)) {
			throw new Refused(field, "%s has not come yet. Tick it off once it is done.".formatted(Dates.inWords(on)));
		}
		return on;
	}

	private void record(Conference conference, String did, ClockName what, @Nullable LocalDate day, String by) {
		this.audit.record(by, did, conference.id(), conference.reference().value(), what.value() + " " + day);
		this.events.publishEvent(new AfterwardsMoved(conference.id()));
	}

	private DueAfterwards due(Conference conference, Deadline clock, @Nullable Tick tick) {
		return new DueAfterwards(clock.what(), title(conference, clock.what()), clock.startedOn(), clock.due(),
				clock.stoppedOn(), clock.isRunning() ? null : tick);
	}

	private String title(Conference conference, ClockName what) {
		try {
			return this.ruleSets.kept(conference.rules()).timescale(what).title();
		}
		catch (UnknownRuleSetException ex) {
			return what.value().replace('-', ' ');
		}
	}

	/** The ticks that nobody took back. */
	private Map<ClockName, Tick> ticks(UUID conference) {
		Map<ClockName, Tick> ticks = new HashMap<>();
		this.audit.of(conference).forEach((entry) -> {
			switch (entry.did()) {
				case TICKED -> ticks.put(key(entry), new Tick(entry.who(), entry.at()));
				case TAKEN_BACK -> ticks.remove(key(entry));
				default -> {
				}
			}
		});
		return ticks;
	}

	private static ClockName key(AuditTrail.Entry entry) {
		String details = String.valueOf(entry.details());
		return new ClockName(details.substring(0, details.indexOf(' ')));
	}

}
