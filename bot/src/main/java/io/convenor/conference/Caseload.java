package io.convenor.conference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose conferences are whose: it finds what somebody may know of, by {@link NeedToKnow}.
 */
@Component
public class Caseload {

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	Caseload(Conferences conferences, NeedToKnow needToKnow) {
		this.conferences = conferences;
		this.needToKnow = needToKnow;
	}

	/** Whether somebody looks after a conference. */
	public boolean looksAfter(String objectId, Conference conference) {
		return this.needToKnow.knows(objectId, conference);
	}

	/**
	 * The conferences under some case references that somebody looks after, or ran until
	 * another chair took them over; those about allegations stay with who runs them.
	 */
	public List<Conference> ofChildren(Collection<String> caseReferences, String objectId) {
		return this.conferences.ofChildren(caseReferences)
			.stream()
			.filter((conference) -> switch (this.needToKnow.of(Viewer.person(objectId), conference)) {
				case THE_WHOLE -> true;
				case THAT_IT_EXISTS -> !this.needToKnow.isApart(conference.kind());
				case NOTHING -> false;
			})
			.toList();
	}

	/** The conference somebody means, if they look after it. */
	public Optional<Conference> find(Reference reference, String objectId) {
		return this.needToKnow.find(reference, objectId);
	}

	/** The conference with an id, if this person looks after it. */
	public Optional<Conference> find(UUID id, String objectId) {
		return this.needToKnow.find(id, objectId);
	}

	/** Those of some conferences that this person looks after. */
	public List<Conference> among(Collection<UUID> ids, String objectId) {
		return this.needToKnow.among(ids, objectId);
	}

	/**
	 * The conference with an id, locked until the transaction ends, if this person looks
	 * after it. Whether they do is asked once it is locked: it may have been handed over
	 * while it was waited for.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Conference> locked(UUID id, String objectId) {
		return find(id, objectId).map((seen) -> this.conferences.locked(seen.id()))
			.filter((held) -> looksAfter(objectId, held));
	}

	/**
	 * The conference with a reference, as far as the administration team may know of it:
	 * what its mailbox and its queue say must tell nobody that there is another.
	 */
	public Optional<Conference> ofTheAdministration(Reference reference) {
		return this.conferences.findByReferenceAndKindIn(reference.value(), this.needToKnow.keptByTheAdministration());
	}

	/** The kinds of conferences that the administration team looks after. */
	public Set<Kind> kindsOfTheAdministration() {
		return this.needToKnow.keptByTheAdministration();
	}

	/** The conference a chair means, if it is their own: another's is as good as none. */
	public Optional<Conference> own(Reference reference, String chairId) {
		return find(reference, chairId).filter((conference) -> isOwn(conference.chairId(), chairId));
	}

	/**
	 * Whether somebody is the chair that something is with, and still one of the chairs.
	 */
	public boolean isOwn(String itsChair, String person) {
		return itsChair.equals(person) && this.needToKnow.isChair(person);
	}

}
