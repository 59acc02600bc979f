package io.convenor.conference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/**
 * Every conference. Who may know of one is asked of {@link NeedToKnow}, or of
 * {@link Caseload} which asks it.
 */
public interface Conferences extends ListCrudRepository<Conference, UUID> {

	Optional<Conference> findByReference(String reference);

	Optional<Conference> findByReferenceAndKindIn(String reference, Collection<Kind> kinds);

	List<Conference> findByChairIdAndStartsAtAfterOrderByStartsAt(String chairId, LocalDateTime after);

	/** A chair's conferences that began before a moment, the newest first. */
	List<Conference> findByChairIdAndStatusAndStartsAtBeforeOrderByStartsAtDesc(String chairId,
			Conference.Status status, LocalDateTime before, Limit limit);

	/** A chair's latest conferences, whatever became of them, the newest first. */
	List<Conference> findByChairIdOrderByStartsAtDesc(String chairId, Limit limit);

	/**
	 * A chair's conferences that begin within a stretch of time, the first moment
	 * included.
	 */
	@Query("select * from conference where chair_id = :chairId and status = :status and starts_at >= :from "
			+ "and starts_at < :until order by starts_at, reference")
	List<Conference> coming(String chairId, Conference.Status status, LocalDateTime from, LocalDateTime until);

	/** Who may know all of a conference: {@link NeedToKnow} says who is what. */
	String KNOWN = "((chair_id = :person and :chair) or (kind not in (:apart) and :administrator) "
			+ "or (kind in (:apart) and :custodian) or (kind in (:apart) and :administrator "
			+ "and exists (select 1 from opened_in_need where opened_in_need.conference = conference.id "
			+ "and opened_in_need.person = :person and until > :now)))";

	@Query("select * from conference where reference = :reference and " + KNOWN)
	Optional<Conference> knownByReference(String reference, String person, boolean chair, boolean administrator,
			boolean custodian, List<String> apart, Instant now);

	@Query("select * from conference where id = :id and " + KNOWN)
	Optional<Conference> knownById(UUID id, String person, boolean chair, boolean administrator, boolean custodian,
			List<String> apart, Instant now);

	/** The conference whose event in its organiser's calendar has this id. */
	Optional<Conference> findByEventId(String eventId);

	/** Conferences of a status that begin between two moments. */
	List<Conference> findByStatusAndStartsAtBetween(Conference.Status status, LocalDateTime from, LocalDateTime until);

	/** Whether the event of a conference booked since then is not known to stand. */
	boolean existsByOrganiserAndStatusAndEventIdIsNullAndBookedAtAfter(String organiser, Conference.Status status,
			Instant since);

	/**
	 * The mailboxes that hold the conferences which are booked for later than a moment.
	 */
	@Query("select distinct organiser from conference where status = 'BOOKED' and starts_at > :after")
	List<String> organisersAfter(LocalDateTime after);

	/**
	 * The events of the conferences in a calendar that are booked for between two
	 * moments.
	 */
	@Query("select event_id from conference where status = 'BOOKED' and organiser = :organiser "
			+ "and event_id is not null and starts_at between :from and :until")
	List<String> eventsBetween(String organiser, LocalDateTime from, LocalDateTime until);

	/** Every conference under one case reference, however its letters were typed. */
	List<Conference> findByCaseReferenceIgnoreCase(String caseReference);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Conference> findWithLockById(UUID id);

	/**
	 * The conferences that share the meeting of one: those that are still to be held, and
	 * those that were.
	 */
	@Query("select * from conference where held_with = :host and status <> 'CANCELLED' order by reference")
	List<Conference> sharingTheMeetingOf(UUID host);

	/** The conferences that are still to be held together with one, in its meeting. */
	@Query("select * from conference where held_with = :host and status = 'BOOKED' order by reference")
	List<Conference> heldTogetherWith(UUID host);

	@Query("select held_with from conference where id = :id")
	Optional<UUID> hostOf(UUID id);

	/**
	 * A conference that must be there, kept from others until the transaction ends, so
	 * that two answers that arrive at once wait for each other. The one it is held
	 * together with is kept first, so that no two wait for each other the other way
	 * round.
	 * @throws CannotAcquireLockException when it was put into another's meeting while it
	 * was waited for, so that the other is not kept
	 */
	default Conference hold(UUID id) {
		Optional<UUID> host = hostOf(id);
		host.ifPresent(this::findWithLockById);
		Conference held = findWithLockById(id)
			.orElseThrow(() -> new IllegalStateException("There is no conference " + id));
		if (held.heldWith().isPresent() && !held.heldWith().equals(host)) {
			throw new CannotAcquireLockException("Conference " + id + " was put into another's meeting meanwhile");
		}
		return held;
	}

	/** A conference that must be there. */
	default Conference get(UUID id) {
		return findById(id).orElseThrow(() -> new IllegalStateException("There is no conference " + id));
	}

}
