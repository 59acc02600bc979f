package io.convenor.scheduling.invitations;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.scheduling.calendar.Entries;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.scheduling.calendar.OwnEntry;

/**
 * Gives everybody who is invited a new link, so that whoever has the old one comes
 * nowhere: the event is cancelled and booked anew, and a call is opened anew.
 */
@Component
public class NewLinks {

	private final Conferences conferences;

	private final Caseload caseload;

	private final Entries entries;

	private final Separations separations;

	private final OwnEntries ownEntries;

	private final AuditTrail audit;

	NewLinks(Conferences conferences, Caseload caseload, Entries entries, Separations separations,
			OwnEntries ownEntries, AuditTrail audit) {
		this.separations = separations;
		this.ownEntries = ownEntries;
		this.conferences = conferences;
		this.caseload = caseload;
		this.entries = entries;
		this.audit = audit;
	}

	/** Has the meeting of a conference booked anew. */
	@Transactional
	public Renewed renew(UUID id, String who) {
		Optional<Conference> mine = this.caseload.find(id, who)
			.map((each) -> each.heldWith().orElse(each.id()))
			.flatMap((host) -> this.caseload.locked(host, who));
		if (mine.isEmpty()) {
			return Renewed.NOT_YOURS;
		}
		Conference conference = mine.get();
		if (conference.status() != Conference.Status.BOOKED || conference.eventId().isEmpty()
				|| conference.joinUrl().isEmpty() || conference.inCalendar() < conference.arrangement()) {
			return Renewed.NOT_NOW;
		}
		this.entries.renew(conference.id());
		conference.renewLink();
		this.conferences.save(conference);
		this.audit.record(who, "gave everybody a new link", conference.id(), conference.reference().value(),
				"arrangement " + conference.arrangement());
		return Renewed.BEGUN;
	}

	/**
	 * Has the meeting of somebody who takes part apart booked anew, for them and whoever
	 * comes for them.
	 */
	@Transactional
	public Renewed renewTheirOwn(UUID separationId, String who) {
		Optional<Separation> found = this.separations.find(separationId);
		Optional<Conference> mine = found.flatMap((each) -> this.caseload.locked(each.conference(), who));
		if (mine.isEmpty()) {
			return Renewed.NOT_YOURS;
		}
		Conference conference = mine.get();
		Separation separation = this.separations.get(separationId);
		OwnEntry entry = this.ownEntries.of(separationId);
		if (conference.status() != Conference.Status.BOOKED || !separation.takesPart() || !separation.hasOwnLink()
				|| entry.joinUrl() == null || entry.shown() < conference.arrangement()) {
			return Renewed.NOT_NOW;
		}
		this.entries.renew(separationId);
		conference.arrangeApart(separation.invitee());
		this.conferences.save(conference);
		this.audit.record(who, "gave somebody a new link of their own", conference.id(), conference.reference().value(),
				"arrangement " + conference.arrangement());
		return Renewed.BEGUN;
	}

	/** What became of it. */
	public enum Renewed {

		/** The old one is being taken away, and the new one is on its way. */
		BEGUN,

		/** There is no link, or another change is still on its way. */
		NOT_NOW,

		NOT_YOURS

	}

}
