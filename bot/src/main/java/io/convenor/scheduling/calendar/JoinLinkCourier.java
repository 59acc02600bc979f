package io.convenor.scheduling.calendar;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.GrowingWait;

/**
 * Looks at the event until Teams has given the link that was missing when it was booked.
 */
@Component
class JoinLinkCourier implements Courier<LinkQuestion, BookedMeeting> {

	private final Meetings meetings;

	private final EntryUpdates updates;

	private final Clock clock;

	JoinLinkCourier(Meetings meetings, EntryUpdates updates, Clock clock) {
		this.meetings = meetings;
		this.updates = updates;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "join-link";
	}

	@Override
	public Outcome<BookedMeeting> carry(LinkQuestion question, IdempotencyKey key, UUID conference) {
		BookedMeeting meeting = this.meetings.look(question.organiser(), question.eventId());
		if (meeting.joinUrl() != null) {
			return Outcome.done(meeting);
		}
		return GrowingWait.next(question.since(), this.clock.instant())
			.<Outcome<BookedMeeting>>map((next) -> new Outcome.NotYet<>(next, "the Teams link"))
			.orElseGet(() -> new Outcome.Refused<>("Teams gave no link for a day"));
	}

	@Override
	public void arrived(LinkQuestion question, BookedMeeting meeting, UUID conference) {
		this.updates.linked(conference, question, meeting);
	}

	@Override
	public void givenUp(LinkQuestion question, String reason, UUID conference) {
		this.updates.linked(conference, question, null);
	}

}
