package io.convenor.scheduling.answers;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.CalendarWatch.Seen;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.answers.CalendarNews.CalendarLook;

/**
 * Looks at an event once more, before it is believed that somebody changed it by hand.
 */
@Component
class CalendarLookCourier implements Courier<CalendarLook, BookedMeeting> {

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
	public Outcome<BookedMeeting> carry(CalendarLook look, IdempotencyKey key, UUID conference) {
		return Outcome.done(this.meetings.look(look.organiser(), look.eventId()));
	}

	@Override
	public void arrived(CalendarLook look, BookedMeeting found, UUID conference) {
		this.news.takeIn(new Seen.Standing(found));
	}

}
