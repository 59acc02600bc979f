package io.convenor.scheduling.closing;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.MeetingOptions;
import io.convenor.graph.Meetings;
import io.convenor.scheduling.closing.Closing.Look;

/** Looks at what a meeting lets people do, before it begins. */
@Component
class OptionsLookCourier implements Courier<Look, Optional<MeetingOptions>> {

	private final Meetings meetings;

	private final LookingAtMeetings looking;

	OptionsLookCourier(Meetings meetings, LookingAtMeetings looking) {
		this.meetings = meetings;
		this.looking = looking;
	}

	@Override
	public String kind() {
		return "options-look";
	}

	@Override
	public Outcome<Optional<MeetingOptions>> carry(Look look, IdempotencyKey key, UUID conference) {
		return Outcome.done(this.looking.toLookAt(look).flatMap(this::options));
	}

	/** Whoever watches the calendar learns that a meeting is gone. */
	private Optional<MeetingOptions> options(ClosedMeeting meeting) {
		try {
			return Optional.of(this.meetings.options(meeting.organiserId(), meeting.joinUrl(), meeting.asked().host()));
		}
		catch (GraphFailure.NotFound gone) {
			return Optional.empty();
		}
	}

	@Override
	public void arrived(Look look, Optional<MeetingOptions> found, UUID conference) {
		found.ifPresent((options) -> this.looking.looked(look, options));
	}

	@Override
	public boolean leavesNoTrace() {
		return true;
	}

}
