package io.convenor.conference;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;

/**
 * Takes in whether an agency had contact with the child: only then it counts for quorum.
 */
@Component
public class ContactWithTheChild {

	private final Conferences conferences;

	private final Caseload caseload;

	private final AuditTrail audit;

	ContactWithTheChild(Conferences conferences, Caseload caseload, AuditTrail audit) {
		this.conferences = conferences;
		this.caseload = caseload;
		this.audit = audit;
	}

	/**
	 * Takes it in for the agency somebody speaks for.
	 * @return whether there was such a person to say it of
	 */
	@Transactional
	public boolean say(UUID conferenceId, UUID invitee, boolean had, String who) {
		Optional<Conference> held = this.caseload.locked(conferenceId, who);
		if (held.isEmpty()) {
			return false;
		}
		Conference conference = held.get();
		boolean known = conference.invitee(invitee).filter(Invitee::mayCount).isPresent();
		if (known) {
			conference.knowsTheChild(invitee, had);
			this.conferences.save(conference);
			this.audit.record(who, "said whether an agency had contact with the child", conferenceId,
					conference.reference().value(), had ? "it had" : "it had not");
		}
		return known;
	}

}
