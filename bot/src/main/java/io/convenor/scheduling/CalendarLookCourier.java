package io.convenor.scheduling;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.CalendarNews.CalendarLook;

/**
 * Looks at an event once more, before it is believed that somebody changed it by hand.
 */
@Component
class CalendarLookCourier implements Courier<CalendarLook, Optional<BookedMeeting>> {

	private final Meetings meetings;

	private final CalendarNews news;

	CalendarLookCourier(Meetings meetings, CalendarNews news) {
		this.meetings = meetings;
		this.news = news;
	}

	@Override
	public String kind() {
		return "calendar-look";
	}

	@Override
	public Class<CalendarLook> contents() {
		return CalendarLook.class;
	}

	/** Each look is one of its own. */
	@Override
	public boolean leavesNoTrace() {
		return true;
	}

	@Override
	public Outcome<Optional<BookedMeeting>> carry(CalendarLook look, IdempotencyKey key, UUID conference) {
		try {
			return Outcome.done(Optional.of(this.meetings.look(look.organiser(), look.eventId())));
		}
		catch (GraphFailure.NotFound gone) {
			return Outcome.done(Optional.empty());
		}
	}

	@Override
	public void arrived(CalendarLook look, Optional<BookedMeeting> found, UUID conference) {
		this.news.lookedAt(conference, look, found);
	}

}
