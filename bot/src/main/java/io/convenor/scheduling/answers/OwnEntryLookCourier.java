package io.convenor.scheduling.answers;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.scheduling.answers.OwnEntryNews.OwnEntryLook;

/**
 * Looks once more at the entry of somebody who takes part apart, before it is believed
 * that somebody changed it by hand.
 */
@Component
class OwnEntryLookCourier implements Courier<OwnEntryLook, Optional<BookedMeeting>> {

	private final Meetings meetings;

	private final Conferences conferences;

	private final OwnEntryNews news;

	OwnEntryLookCourier(Meetings meetings, Conferences conferences, OwnEntryNews news) {
		this.meetings = meetings;
		this.conferences = conferences;
		this.news = news;
	}

	@Override
	public String kind() {
		return "own-entry-look";
	}

	@Override
	public Class<OwnEntryLook> contents() {
		return OwnEntryLook.class;
	}

	/** Each look is one of its own. */
	@Override
	public boolean leavesNoTrace() {
		return true;
	}

	@Override
	public Outcome<Optional<BookedMeeting>> carry(OwnEntryLook look, IdempotencyKey key, UUID conference) {
		return Outcome.done(this.meetings.find(this.conferences.get(conference).organiser(), look.event()));
	}

	@Override
	public void arrived(OwnEntryLook look, Optional<BookedMeeting> found, UUID conference) {
		this.news.lookedAt(look, found);
	}

}
