package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.Entry;
import io.convenor.scheduling.calendar.Entry.Asked;
import io.convenor.scheduling.calendar.EntrySubject;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;

/**
 * The meeting of a conference: once its entry stands, the room is asked, the meeting
 * closed, and everybody written to for whom something is new.
 */
@Component
class TheMeeting implements EntrySubject {

	private static final Duration CALL_BEFORE = Duration.ofSeconds(10);

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final MeetingRequests requests;

	private final Correspondence correspondence;

	private final OwnInvitations own;

	private final ConferenceCalls calls;

	private final RoomQuestions rooms;

	private final Closing closing;

	private final Calendar calendar;

	private final Clock clock;

	TheMeeting(Conferences conferences, SharedMeetings meetings, MeetingRequests requests,
			Correspondence correspondence, OwnInvitations own, ConferenceCalls calls, RoomQuestions rooms,
			Closing closing, Calendar calendar, Clock clock) {
		this.conferences = conferences;
		this.meetings = meetings;
		this.requests = requests;
		this.correspondence = correspondence;
		this.own = own;
		this.calls = calls;
		this.rooms = rooms;
		this.closing = closing;
		this.calendar = calendar;
		this.clock = clock;
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
		return (conference.status() != Conference.Status.BOOKED || this.calls.ready(conference)) ? Optional.empty()
				: Optional.of(new Wait(this.clock.instant().plus(CALL_BEFORE), "the telephone number"));
	}

	@Override
	public Optional<MeetingRequest> request(Conference conference, Entry entry) {
		return this.requests.of(conference);
	}

	/** What was changed while it was on its way is put there next. */
	@Override
	public void stands(Conference conference, Entry entry, BookedMeeting meeting, Asked asked) {
		conference.calendarShows(asked.arrangement());
		takeIn(conference, meeting);
		if (conference.arrangement() > asked.arrangement()) {
			close(conference, meeting);
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
		this.calls.end(conference);
		conference.calendarCleared(arrangement);
		conference.heldWith().map(this.conferences::get).ifPresent(conference::shareTheLinkOf);
		this.conferences.save(conference);
		if (this.requests.isWanted(conference, false)) {
			if (this.calls.ready(conference)) {
				this.calendar.inviteAgain(conference);
			}
		}
		else if (conference.arrangement() == arrangement) {
			this.correspondence.tell(conference);
		}
	}

	/** Nobody is invited to a call before there is a number to ring. */
	void invite(Conference conference) {
		if (this.calls.ready(conference)) {
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
		takeIn(conference, meeting.get());
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

	private void takeIn(Conference conference, BookedMeeting meeting) {
		DialIn dialIn = meeting.dialIn();
		Optional<String> before = conference.joinUrl();
		conference.invitationSent(meeting.eventId(), meeting.joinUrl(), (dialIn != null) ? dialIn.number() : null,
				(dialIn != null) ? dialIn.conferenceId() : null);
		before.filter((url) -> conference.joinUrl().filter((now) -> !now.equals(url)).isPresent())
			.ifPresent((url) -> this.calls.end(conference, url));
		this.conferences.save(conference);
		this.meetings.of(conference)
			.stillToBeHeld()
			.besides(conference.id())
			.forEach((guest) -> share(conference, guest.id()));
	}

	/** The people of the other conference join by the same link, and are told of it. */
	private void share(Conference host, UUID id) {
		Conference guest = this.conferences.locked(id);
		guest.shareTheLinkOf(host);
		this.conferences.save(guest);
		if (guest.eventId().isEmpty()) {
			this.correspondence.tell(guest);
		}
	}

	private void closeAndWrite(Conference conference, BookedMeeting meeting) {
		close(conference, meeting);
		tell(conference);
	}

	/** Whose own entry waits for this one is hurried. */
	private void tell(Conference conference) {
		this.own.hurry(conference);
		this.correspondence.tell(conference);
	}

	/**
	 * Has the meeting closed, for the people whom its event was seen to invite: a chair
	 * who is not yet among them is no co-organiser to Teams.
	 */
	private void close(Conference conference, BookedMeeting meeting) {
		conference.joinUrl().ifPresent((url) -> {
			boolean closed = this.closing.close(conference,
					Standing.of(conference, conference.id(), url, conference.startsAt(), meeting));
			if (!closed && conference.isLobbyGuarded()) {
				conference.lobbyGuarded(false);
				this.conferences.save(conference);
			}
		});
	}

}
