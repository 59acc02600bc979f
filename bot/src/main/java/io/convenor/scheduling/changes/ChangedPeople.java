package io.convenor.scheduling.changes;

import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.scheduling.changes.ComingBack.Before;
import io.convenor.scheduling.changes.PlannedChange.Correction;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Wanted;

/**
 * The people a change is about: how a newcomer is reached is kept, who was kept apart
 * before is so again, and who is put right is so in every conference of the meeting.
 */
@Component
class ChangedPeople {

	private final ComingBack comingBack;

	private final FamilyContacts contacts;

	private final Corrections corrections;

	private final AuditTrail audit;

	ChangedPeople(ComingBack comingBack, FamilyContacts contacts, Corrections corrections, AuditTrail audit) {
		this.comingBack = comingBack;
		this.contacts = contacts;
		this.corrections = corrections;
		this.audit = audit;
	}

	/** Whom a newcomer was, asked before they are invited. */
	Optional<Before> before(Conference conference, Wanted wanted) {
		return this.comingBack.whoJoins(conference, wanted);
	}

	/**
	 * Takes in who was just invited, so that the first invitation is right. The
	 * conference is saved by the caller.
	 */
	void join(Conference conference, Newcomer joining, Optional<Before> before, String by) {
		conference.invited(joining.address()).ifPresent((invitee) -> {
			FamilyContact contact = joining.contact();
			if (contact != null) {
				this.contacts.keep(conference.id(), invitee.id(), contact);
			}
			before.ifPresent((each) -> {
				this.comingBack.bringBack(conference, invitee, each, by);
				this.audit.record(by, "keeps somebody apart as before", conference.id(), conference.reference().value(),
						"arrangement " + conference.arrangement());
			});
		});
	}

	/**
	 * Puts somebody right. The conference is saved by the caller.
	 * @return the person as they were known before
	 */
	Invitee correct(Conference conference, Correction correction) {
		return this.corrections.make(conference, correction);
	}

	/** Puts them right in the others of the meeting, once the conference is saved. */
	void correctElsewhere(Conference conference, Invitee before, Correction correction) {
		this.corrections.makeElsewhere(conference, before, correction);
	}

}
