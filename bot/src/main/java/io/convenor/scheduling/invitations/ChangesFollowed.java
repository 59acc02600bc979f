package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.LocalDateTime;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;
import io.convenor.timescales.Dates;

/** Has the calendar and the people follow a conference that was changed. */
@Component
class ChangesFollowed {

	private final Conferences conferences;

	private final Invitations invitations;

	private final Correspondence correspondence;

	private final SharedMeetings meetings;

	private final Clock clock;

	ChangesFollowed(Conferences conferences, Invitations invitations, Correspondence correspondence,
			SharedMeetings meetings, Clock clock) {
		this.meetings = meetings;
		this.clock = clock;
		this.conferences = conferences;
		this.invitations = invitations;
		this.correspondence = correspondence;
	}

	/** Runs in the transaction that changes. */
	@EventListener
	void follow(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		if (changed.arrangement() < conference.arrangement()) {
			return;
		}
		if (changed.change() instanceof Change.Corrected corrected) {
			this.correspondence.beginAnew(conference.id(), corrected.invitee());
		}
		this.correspondence.letWhatHoldsBePrinted(conference);
		this.invitations.follow(conference);
	}

	/**
	 * What was held before its time was over leaves nothing in calendars that is still to
	 * come. Where others are still to be held in the same meeting, that goes on for them,
	 * and nobody else comes to it.
	 */
	@EventListener
	void heldEarly(ConferenceHeld held) {
		Conference conference = this.conferences.locked(held.conference());
		LocalDateTime now = Dates.now(this.clock);
		if (!this.meetings.isOver(conference)) {
			if (conference.way().inTheCalendar() && now.isBefore(conference.startsAt())) {
				conference.heldEarly();
				this.conferences.save(conference);
			}
			return;
		}
		this.meetings.of(conference)
			.all()
			.stream()
			.map((each) -> this.conferences.locked(each.id()))
			.filter((each) -> each.status() == Conference.Status.HELD && each.way().inTheCalendar()
					&& now.isBefore(each.endsAt()))
			.forEach((each) -> {
				each.heldEarly();
				this.conferences.save(each);
			});
	}

}
