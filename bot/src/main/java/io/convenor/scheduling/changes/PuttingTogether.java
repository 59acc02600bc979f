package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.SharedMeetings.Apart;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.Combining.Pair;

/**
 * Puts two conferences into one meeting, or parts them, in a transaction that looks at
 * everything again.
 */
@Component
class PuttingTogether {

	private final Conferences conferences;

	private final Caseload caseload;

	private final SharedMeetings meetings;

	private final TogetherCheck check;

	private final ApartWhenCombined apart;

	private final AuditTrail audit;

	private final Clock clock;

	PuttingTogether(Conferences conferences, Caseload caseload, SharedMeetings meetings, TogetherCheck check,
			ApartWhenCombined apart, AuditTrail audit, Clock clock) {
		this.conferences = conferences;
		this.caseload = caseload;
		this.meetings = meetings;
		this.check = check;
		this.apart = apart;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional
	public void combine(UUID guestId, UUID hostId, String who, int minutes) {
		this.meetings.changeOneAtATime();
		this.conferences.allLocked(List.of(guestId, hostId));
		Conference guest = this.conferences.get(guestId);
		Conference host = this.conferences.get(hostId);
		Pair pair = new Pair(guest, host);
		requireLooksAfter(who, pair);
		this.check.requireNothingInTheWay(pair, minutes);
		List<Invitee> asThere = this.apart.apartAsThere(pair);
		host.moveTo(host.startsAt(), minutes);
		Conference saved = this.conferences.save(host);
		this.apart.asThere(guest, asThere, who);
		guest.holdWith(saved, this.clock.instant());
		this.conferences.save(guest);
		this.audit.record(who, "put into one meeting", guestId, guest.reference().value(), "with " + saved.reference());
	}

	@Transactional
	public void takeApart(UUID guestId, String who, LocalDateTime start, int minutes) {
		this.meetings.changeOneAtATime();
		Conference guest = this.conferences.locked(guestId);
		Conference host = requireTogether(guest, who);
		this.check.requireCanBeThen(guest, start, minutes);
		List<Apart> decidedElsewhere = this.apart.decidedElsewhere(guest);
		List<Apart> decidedHere = this.apart.decidedIn(guest);
		guest.holdApart(start, minutes);
		decidedElsewhere.forEach((each) -> this.apart.keepApartAsBefore(guest, each, who));
		this.conferences.save(guest);
		this.apart.keepApartWhoeverStays(host.id(), decidedHere, who);
		this.audit.record(who, "took out of the meeting of another", guestId, guest.reference().value(),
				"from " + host.reference());
	}

	/** In whose meeting it is held. */
	Conference requireTogether(Conference guest, String who) {
		Conference host = guest.heldWith()
			.map(this.conferences::get)
			.orElseThrow(() -> new Refused("It has a meeting of its own already, so nothing was changed."));
		requireLooksAfter(who, new Pair(guest, host));
		Changes.requireBooked(guest);
		return host;
	}

	void requireLooksAfter(String who, Pair pair) {
		if (!this.caseload.looksAfter(who, pair.guest()) || !this.caseload.looksAfter(who, pair.host())) {
			throw new Refused("You do not look after both of these conferences, so nothing was changed.");
		}
	}

}
