package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.Conferences;
import io.convenor.conference.SharedMeetings;

/**
 * Keeps conferences together that are held in one meeting: those in it follow the one it
 * belongs to, and its calendar entry has the people of all.
 */
@Component
class HeldTogether {

	private final Conferences conferences;

	private final SharedMeetings meetings;

	private final AuditTrail audit;

	private final Clock clock;

	HeldTogether(Conferences conferences, SharedMeetings meetings, AuditTrail audit, Clock clock) {
		this.meetings = meetings;
		this.audit = audit;
		this.conferences = conferences;
		this.clock = clock;
	}

	/** Runs in the transaction that changes. */
	@EventListener
	void follow(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		switch (changed.change()) {
			case Change.Moved _, Change.HeldAnotherWay _, Change.InAnotherRoom _, Change.Chaired _,
					Change.RoomDeclined _ ->
				this.conferences.heldTogetherWith(conference.id()).forEach((each) -> bringAlong(each.id(), conference));
			case Change.Joined _, Change.Left _, Change.Corrected _, Change.Apart _, Change.Cancelled _ ->
				conference.heldWith().ifPresent(this::newPeople);
			case Change.Combined combined -> newPeople(combined.with());
			case Change.TakenApart apart -> newPeople(apart.from());
			case Change.HeldEarly _ -> conference.heldWith().ifPresent(this::fewerPeople);
			case Change.Placed _, Change.OthersComeToo _, Change.NewLink _ -> {
			}
		}
	}

	private void bringAlong(UUID id, Conference host) {
		Conference conference = this.conferences.locked(id);
		int before = conference.arrangement();
		conference.followTheOther(host, this.clock.instant());
		this.conferences.save(conference);
		if (conference.arrangement() > before) {
			this.audit.record("scheduling", "followed the conference in whose meeting it is held", id,
					conference.reference().value(),
					"%s, arrangement %d".formatted(host.reference(), conference.arrangement()));
		}
	}

	/** Others may still be held in the meeting of one that was held before itself. */
	private void fewerPeople(UUID id) {
		Conference host = this.conferences.locked(id);
		if (host.status() == Conference.Status.HELD && !this.meetings.isOver(host)) {
			host.heldEarly();
			this.conferences.save(host);
		}
		newPeople(id);
	}

	private void newPeople(UUID id) {
		Conference host = this.conferences.locked(id);
		if (host.status() == Conference.Status.BOOKED) {
			host.othersComeToo();
			this.conferences.save(host);
		}
	}

}
