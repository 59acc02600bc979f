package io.convenor.scheduling.invitations;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.scheduling.calendar.Calendar;
import io.convenor.scheduling.calendar.Entries;

/**
 * What goes out for a conference that was booked or changed: its entries in calendars,
 * which bring everything else, and the letters.
 */
@Component
public class Invitations {

	private final Conferences conferences;

	private final Entries entries;

	private final Calendar calendar;

	private final TheMeeting meeting;

	private final OwnInvitations own;

	private final Correspondence correspondence;

	Invitations(Conferences conferences, Entries entries, Calendar calendar, TheMeeting meeting, OwnInvitations own,
			Correspondence correspondence) {
		this.conferences = conferences;
		this.entries = entries;
		this.calendar = calendar;
		this.meeting = meeting;
		this.own = own;
		this.correspondence = correspondence;
	}

	/**
	 * The event in the calendar, which brings everything else; where nobody meets, only a
	 * letter to each person.
	 */
	public void sendFor(Conference conference) {
		this.own.follow(conference);
		inviteOrTell(conference);
	}

	/**
	 * Follows a change. While the event is on its way into the calendar there is nothing
	 * to do: whoever sees it arrive sees that it is behind.
	 */
	void follow(Conference conference) {
		this.own.follow(conference);
		if (conference.eventId().isPresent()) {
			update(conference);
		}
		else if (!this.calendar.isOnItsWay(conference)) {
			inviteOrTell(conference);
		}
	}

	private void inviteOrTell(Conference conference) {
		if (conference.status() == Conference.Status.BOOKED && conference.hasItsOwnEntry()) {
			this.meeting.invite(conference);
		}
		else {
			this.correspondence.tell(conference);
		}
	}

	/**
	 * An event that is on Teams stays there for good, so where nobody is to join any more
	 * it is taken out and put there anew.
	 */
	private void update(Conference conference) {
		if (conference.status() == Conference.Status.BOOKED && !conference.way().hosted()
				&& conference.joinUrl().isPresent()) {
			this.entries.renew(conference.id());
		}
		this.calendar.show(conference);
	}

	/** The call is open, or will never be: the calendar can tell of it now. */
	@EventListener
	void callOpened(CallOpened opened) {
		Conference conference = this.conferences.get(opened.conference());
		if (conference.status() != Conference.Status.BOOKED || !conference.hasItsOwnEntry()) {
			return;
		}
		if (conference.eventId().isPresent()) {
			this.calendar.hurry(conference);
		}
		else if (!this.calendar.isOnItsWay(conference)) {
			this.meeting.invite(conference);
		}
	}

}
