package io.convenor.chat.outcome;

import java.time.Clock;
import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.delivery.Delivery;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcomes;
import io.convenor.outcomes.Sending;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.timescales.Dates;

/** Says how far the outcome of a conference is. */
@Component
class OutcomeLine implements StatusLine {

	private final Outcomes outcomes;

	private final Sending sending;

	private final Clock clock;

	OutcomeLine(Outcomes outcomes, Sending sending, Clock clock) {
		this.outcomes = outcomes;
		this.sending = sending;
		this.clock = clock;
	}

	@Override
	public List<Line> about(Conference conference) {
		boolean forChannels = !conference.kind().isRestricted();
		return this.outcomes.ofConference(conference.id())
			.map((outcome) -> outcome.approved() ? approved(outcome, forChannels)
					: List.of(new Line("Outcome", "begun, not approved yet", true, forChannels)))
			.orElseGet(() -> awaited(conference) ? List.of(new Line("Outcome", "not recorded yet", true, forChannels))
					: List.of());
	}

	@Override
	public long version(Conference conference) {
		long begun = awaited(conference) ? 1 : 0;
		return this.outcomes.ofConference(conference.id()).map((outcome) -> 2L + outcome.version()).orElse(begun);
	}

	private List<Line> approved(Outcome outcome, boolean forChannels) {
		List<Delivery> letters = this.sending.of(outcome).letters();
		long told = letters.stream().filter((letter) -> letter.state() == Delivery.State.SENT).count();
		return List.of(new Line("Outcome", "approved, sent to %d of %d".formatted(told, letters.size()),
				told < letters.size(), forChannels));
	}

	private boolean awaited(Conference conference) {
		return conference.status() == Conference.Status.BOOKED && conference.startsAt().isBefore(Dates.now(this.clock));
	}

}
