package io.convenor.scheduling.invitations;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.scheduling.invitations.ConferenceCalls.CallToEnd;

/** Ends a call that nobody is to ring in to any more. */
@Component
class EndCallCourier implements Courier<CallToEnd, Boolean> {

	private final Meetings meetings;

	EndCallCourier(Meetings meetings) {
		this.meetings = meetings;
	}

	@Override
	public String kind() {
		return "end-call";
	}

	@Override
	public Outcome<Boolean> carry(CallToEnd call, IdempotencyKey key, UUID conference) {
		this.meetings.endCall(key, call.organiserId(), call.joinUrl());
		return Outcome.done(true);
	}

}
