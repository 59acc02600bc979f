package io.convenor.scheduling.closing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.MeetingOptions;
import io.convenor.graph.Meetings;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.closing.Closing.Close;

/** Closes a meeting, and reads back until all of it stuck. */
@Component
class ClosingCourier implements Courier<Close, Boolean> {

	private final Meetings meetings;

	private final Closing closing;

	private final Clock clock;

	ClosingCourier(Meetings meetings, Closing closing, Clock clock) {
		this.meetings = meetings;
		this.closing = closing;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "meeting-options";
	}

	@Override
	public Outcome<Boolean> carry(Close close, IdempotencyKey key, UUID conference) {
		Optional<ClosedMeeting> asked = this.closing.toClose(close);
		if (asked.isEmpty()) {
			return Outcome.done(true);
		}
		ClosedMeeting meeting = asked.get();
		MeetingOptions found = this.meetings.close(key, meeting.organiserId(), meeting.joinUrl(), meeting.asked());
		if (this.closing.readBack(meeting, found)) {
			return Outcome.done(true);
		}
		return GrowingWait.next(meeting.askedAt(), this.clock.instant())
			.<Outcome<Boolean>>map((next) -> new Outcome.NotYet<>(next, "Teams to keep the settings"))
			.orElseGet(() -> new Outcome.Refused<>("Teams did not keep all of the meeting's settings for a day"));
	}

	@Override
	public void arrived(Close close, Boolean done, UUID conference) {
		this.closing.closed(close, conference);
	}

	@Override
	public void givenUp(Close close, String reason, UUID conference) {
		this.closing.givenUp(close);
	}

}
