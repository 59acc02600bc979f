package io.convenor.scheduling.answers;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.answers.CalendarNews.CalendarLook;

/**
 * Looks at an event once more, before it is believed that somebody changed it by hand.
 */
@Component
class CalendarLookCourier implements Courier<CalendarLook, Optional<BookedMeeting>> {

	private final Meetings meetings;

	private final Conferences conferences;

	private final CalendarNews news;

	CalendarLookCourier(Meetings meetings, Conferences conferences, CalendarNews news) {
		this.meetings = meetings;
		this.conferences = conferences;
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
		return Outcome.done(this.meetings.find(this.conferences.get(conference).organiser(), look.event()));
	}

	@Override
	public void arrived(CalendarLook look, Optional<BookedMeeting> found, UUID conference) {
		this.news.lookedAt(look, found);
	}

}
