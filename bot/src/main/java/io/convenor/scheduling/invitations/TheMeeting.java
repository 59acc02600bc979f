package io.convenor.scheduling.invitations;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.Entry;
import io.convenor.scheduling.calendar.Entry.Asked;
import io.convenor.scheduling.calendar.EntrySubject;

/**
 * The meeting of a conference: once its entry stands, the room is asked, the meeting
 * closed, and everybody written to for whom something is new.
 */
@Component
class TheMeeting implements EntrySubject {

	private final Conferences conferences;

	private final MeetingRequests requests;

	private final MeetingLinks links;

	private final Correspondence correspondence;

	private final OwnInvitations own;

	private final RoomQuestions rooms;

	private final Calendar calendar;

	TheMeeting(Conferences conferences, MeetingRequests requests, MeetingLinks links, Correspondence correspondence,
			OwnInvitations own, RoomQuestions rooms, Calendar calendar) {
		this.conferences = conferences;
		this.requests = requests;
		this.links = links;
		this.correspondence = correspondence;
		this.own = own;
		this.rooms = rooms;
		this.calendar = calendar;
	}

	@Override
	public boolean isTheMeeting() {
		return true;
	}

	@Override
	public boolean isWanted(Conference conference, Entry entry) {
		return this.requests.isWanted(conference, entry.eventId() != null);
	}

	/** Nobody is invited to a call before there is a number to ring. */
	@Override
	public Optional<Wait> waitsFor(Conference conference, Entry entry, Instant since) {
		return (conference.status() != Conference.Status.BOOKED) ? Optional.empty()
				: this.requests.waitsForTheCall(conference);
	}

	@Override
	public Optional<MeetingRequest> request(Conference conference, Entry entry) {
		return this.requests.of(conference);
	}

	/** What was changed while it was on its way is put there next. */
	@Override
	public void stands(Conference conference, Entry entry, BookedMeeting meeting, Asked asked) {
		conference.calendarShows(asked.arrangement());
		this.links.takeIn(conference, meeting);
		if (conference.arrangement() > asked.arrangement()) {
			this.links.close(conference, meeting);
			this.calendar.show(conference);
			return;
		}
		conference.roomToComeTo().ifPresent((room) -> this.rooms.ask(conference, room, meeting.eventId()));
		if (conference.way().online() && conference.joinUrl().isEmpty()) {
			this.calendar.waitForTheLink(conference, meeting.eventId());
		}
		else {
			closeAndWrite(conference, meeting);
		}
	}

	/** A room that was to be asked anew, and was not after all, is looked up. */
	@Override
	public void standsAlready(Conference conference, Entry entry, int arrangement) {
		conference.calendarShows(arrangement);
		this.conferences.save(conference);
		conference.eventId().ifPresent((event) -> this.rooms.askIfNobodyDid(conference, event));
		tell(conference);
	}

	@Override
	public void cleared(Conference conference, Entry entry, int arrangement) {
		this.links.gone(conference, arrangement);
		if (this.requests.isWanted(conference, false)) {
			if (this.requests.waitsForTheCall(conference).isEmpty()) {
				this.calendar.inviteAgain(conference);
			}
		}
		else if (conference.arrangement() == arrangement) {
			this.correspondence.tell(conference);
		}
	}

	/** Nobody is invited to a call before there is a number to ring. */
	void invite(Conference conference) {
		if (this.requests.waitsForTheCall(conference).isEmpty()) {
			this.calendar.invite(conference);
		}
	}

	/**
	 * Teams never gave a link: people are written to without one, so that they know where
	 * they stand.
	 */
	@Override
	public void linked(Conference conference, Entry entry, Optional<BookedMeeting> meeting, int arrangement) {
		if (meeting.isEmpty()) {
			this.correspondence.tell(conference);
			return;
		}
		this.links.takeIn(conference, meeting.get());
		closeAndWrite(conference, meeting.get());
		this.own.sayAlso(conference);
	}

	/** It is booked anew, with a link of its own, or made what it should be. */
	@Override
	public void differs(Conference conference, Entry entry, boolean deleted) {
		if (deleted) {
			conference.calendarCleared(0);
		}
		conference.calendarDiffers();
		this.conferences.save(conference);
	}

	@Override
	public void lookAfter(Conference conference, Entry entry) {
		if (entry.eventId() != null) {
			this.calendar.showAgain(conference);
		}
		else {
			this.calendar.inviteAgain(conference);
		}
	}

	@Override
	public void closed(Conference conference, Entry entry) {
		conference.lobbyGuarded(true);
		this.conferences.save(conference);
	}

	private void closeAndWrite(Conference conference, BookedMeeting meeting) {
		this.links.close(conference, meeting);
		tell(conference);
	}

	/** Whose own entry waits for this one is hurried. */
	private void tell(Conference conference) {
		this.own.hurry(conference);
		this.correspondence.tell(conference);
	}

}
