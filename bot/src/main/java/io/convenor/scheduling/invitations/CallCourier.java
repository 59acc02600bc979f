package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.Call;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.invitations.ConferenceCalls.CallToOpen;

/** Opens a conference call, so that people can be told which number to ring. */
@Component
class CallCourier implements Courier<CallToOpen, Call> {

	static final String KIND = "call";

	private final Meetings meetings;

	private final ConferenceCalls calls;

	private final Clock clock;

	CallCourier(Meetings meetings, ConferenceCalls calls, Clock clock) {
		this.meetings = meetings;
		this.calls = calls;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Opening it again is looking at it again: without a number nobody can ring in. */
	@Override
	public Outcome<Call> carry(CallToOpen call, IdempotencyKey key, UUID conference) {
		Call opened = this.meetings.openCall(key, call.organiserId(), call.subject(), call.start(), call.end(),
				call.host());
		if (opened.dialIn() != null) {
			return Outcome.done(opened);
		}
		return GrowingWait.next(call.since(), this.clock.instant())
			.<Outcome<Call>>map((next) -> new Outcome.NotYet<>(next, "the telephone number"))
			.orElseGet(() -> new Outcome.Refused<>("Teams gave no telephone number for a day"));
	}

	@Override
	public void arrived(CallToOpen call, Call opened, UUID conference) {
		this.calls.opened(conference, opened);
	}

	@Override
	public void givenUp(CallToOpen call, String reason, UUID conference) {
		this.calls.neverOpened(conference);
	}

}
