package io.convenor.chat.guide;

import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.LateDecisions;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.scheduling.Prospects;
import io.convenor.timescales.Dates;

/**
 * Says when the clock of a meeting is at risk: it is booked for too late a day, or it was
 * cancelled and must be held all the same.
 */
@Component
@Order(10)
class ClockLine implements StatusLine {

	private final Prospects prospects;

	private final Conferences conferences;

	private final Deadlines deadlines;

	private final LateDecisions late;

	ClockLine(Prospects prospects, Conferences conferences, Deadlines deadlines, LateDecisions late) {
		this.late = late;
		this.prospects = prospects;
		this.conferences = conferences;
		this.deadlines = deadlines;
	}

	@Override
	public List<Line> about(Conference conference) {
		return switch (conference.status()) {
			case BOOKED -> tooLate(conference).stream().toList();
			case CANCELLED -> stillToBeHeld(conference).stream().toList();
			case HELD -> List.of();
		};
	}

	private Optional<Line> tooLate(Conference conference) {
		return this.prospects.lastLawful(conference)
			.filter((last) -> conference.startsAt().toLocalDate().isAfter(last.date()))
			.map((last) -> this.late.inForce(conference).isPresent()
					? new Line("Late",
							"it is held " + LateDecisions.howLate(conference.startsAt().toLocalDate(), last.date(),
									last.called()),
							true, false)
					: new Line("Clock at risk", "it must be held by " + Dates.inWords(this.prospects.mustBeHeldBy(last))
							+ ", before the day it is booked for. Move it, unless a manager has decided that it may be late",
							true, false));
	}

	private Optional<Line> stillToBeHeld(Conference conference) {
		boolean runs = this.deadlines.of(conference.id())
			.stream()
			.filter(Deadline::isRunning)
			.anyMatch((clock) -> conference.kind().isHeldWithin(clock.what()));
		return this.prospects.lastLawful(conference)
			.filter((_) -> runs)
			.map((last) -> new Line("Clock at risk", "the meeting must still be held by %s. %s"
				.formatted(Dates.inWords(this.prospects.mustBeHeldBy(last)), instead(conference)), true, false));
	}

	private String instead(Conference conference) {
		return others(conference).stream()
			.filter((other) -> other.status() == Conference.Status.BOOKED && other.kind().equals(conference.kind()))
			.findFirst()
			.map((other) -> other.reference() + " is booked instead")
			.orElse("Book another one: type schedule");
	}

	/**
	 * What is booked instead matters once it is cancelled; until then, its own version.
	 */
	@Override
	public long version(Conference conference) {
		return (conference.status() != Conference.Status.CANCELLED) ? 0
				: others(conference).stream().mapToLong((other) -> 1 + other.version()).sum();
	}

	private List<Conference> others(Conference conference) {
		return this.conferences.ofChildrenOf(conference)
			.stream()
			.filter((other) -> !other.id().equals(conference.id()) && other.kind().isKeptWith(conference.kind()))
			.toList();
	}

}
