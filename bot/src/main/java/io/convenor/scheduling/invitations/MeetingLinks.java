package io.convenor.scheduling.invitations;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;

/**
 * By what people join the meeting of a conference, and who was told of it; and that
 * nobody walks in.
 */
@Component
class MeetingLinks {

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final ConferenceCalls calls;

	private final Correspondence correspondence;

	private final Closing closing;

	MeetingLinks(Conferences conferences, SharedMeetings meetings, ConferenceCalls calls, Correspondence correspondence,
			Closing closing) {
		this.conferences = conferences;
		this.meetings = meetings;
		this.calls = calls;
		this.correspondence = correspondence;
		this.closing = closing;
	}

	/** Its event stands, with its link as far as Teams gave one. */
	void takeIn(Conference conference, BookedMeeting meeting) {
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

	/** Its event is out of the calendar, and nobody joins by what stood in it. */
	void gone(Conference conference, int arrangement) {
		this.calls.end(conference);
		conference.calendarCleared(arrangement);
		conference.heldWith().map(this.conferences::get).ifPresent(conference::shareTheLinkOf);
		this.conferences.save(conference);
	}

	/**
	 * Has the meeting closed, for the people whom its event was seen to invite: a chair
	 * who is not yet among them is no co-organiser to Teams.
	 */
	void close(Conference conference, BookedMeeting meeting) {
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
