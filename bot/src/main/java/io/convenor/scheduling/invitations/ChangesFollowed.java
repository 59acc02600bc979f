package io.convenor.scheduling.invitations;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;

/** Has the calendar and the people follow a conference that was changed. */
@Component
class ChangesFollowed {

	private final Conferences conferences;

	private final Invitations invitations;

	private final Correspondence correspondence;

	private final OwnInvitations own;

	ChangesFollowed(Conferences conferences, Invitations invitations, Correspondence correspondence,
			OwnInvitations own) {
		this.own = own;
		this.conferences = conferences;
		this.invitations = invitations;
		this.correspondence = correspondence;
	}

	/**
	 * Runs in the transaction that changes. While the event is on its way into the
	 * calendar there is nothing to do: whoever sees it arrive sees that it is behind.
	 */
	@EventListener
	void follow(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		if (changed.arrangement() < conference.arrangement()) {
			return;
		}
		this.own.follow(conference);
		if (conference.eventId().isPresent()) {
			this.invitations.update(conference);
		}
		else if (!this.invitations.isUnderway(conference.id())) {
			withoutAnEvent(conference);
		}
	}

	private void withoutAnEvent(Conference conference) {
		if (conference.status() == Conference.Status.BOOKED && conference.hasItsOwnEntry()) {
			this.invitations.sendAnew(conference);
		}
		else {
			this.correspondence.tell(conference);
		}
	}

}
