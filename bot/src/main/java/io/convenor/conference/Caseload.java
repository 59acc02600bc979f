package io.convenor.conference;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.people.Role;
import io.convenor.people.Staff;

/**
 * Whose conferences are whose: a chair looks after their own, the administration team
 * after everybody's but those about allegations, which stay with who runs them.
 */
@Component
public class Caseload {

	private final Conferences conferences;

	private final Staff staff;

	Caseload(Conferences conferences, Staff staff) {
		this.conferences = conferences;
		this.staff = staff;
	}

	/** Whether somebody looks after a conference. */
	public boolean looksAfter(String objectId, Conference conference) {
		return conference.chairId().equals(objectId)
				|| (this.staff.isAdministrator(objectId) && !conference.kind().allegations());
	}

	/**
	 * The conferences under a case reference that somebody looks after, or ran until
	 * another chair took them over; those about allegations stay with who runs them.
	 */
	public List<Conference> ofCase(String caseReference, String objectId) {
		return this.conferences.findByCaseReferenceIgnoreCase(caseReference)
			.stream()
			.filter((conference) -> looksAfter(objectId, conference)
					|| (!conference.kind().allegations() && ranOnce(objectId, conference)))
			.toList();
	}

	private static boolean ranOnce(String objectId, Conference conference) {
		return conference.everybodyEver()
			.stream()
			.anyMatch((each) -> each.role() == Role.CHAIR && objectId.equals(each.directoryId()));
	}

	/** The conference somebody means, if they look after it. */
	public Optional<Conference> find(Reference reference, String objectId) {
		return this.conferences.findByReference(reference.value())
			.filter((conference) -> looksAfter(objectId, conference));
	}

	/** The conference with an id, if this person looks after it. */
	public Optional<Conference> find(UUID id, String objectId) {
		return this.conferences.findById(id).filter((conference) -> looksAfter(objectId, conference));
	}

}
