package io.convenor.conference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.reading.Shelf;

/**
 * Every conference. Who may know of one is asked of {@link NeedToKnow}, or of
 * {@link Caseload} which asks it. Read in a transaction, so that the people of a
 * conference need no second connection.
 */
@Transactional(readOnly = true)
public interface Conferences extends ListCrudRepository<Conference, UUID>, ById, SavesWhatChanged<Conference> {

	/** A conference, its children and everybody who was ever invited, in one row. */
	String WHOLE = "select conference.*, (select coalesce(jsonb_agg(to_jsonb(k) order by k.position), '[]') "
			+ "from child k where k.conference = conference.id) as children, (select coalesce(jsonb_agg(to_jsonb(i) order by i.position), '[]') "
			+ "from invitee i where i.conference = conference.id) as invitees from conference ";

	/** A conference, with what whoever reads it is about to read as well. */
	Shelf ONE = Shelf.of("(" + WHOLE + ")", "id", "id")
		.bringing(Separations.SEPARATIONS, SharedMeetings.GUESTS, FamilyContacts.CONTACTS);

	@Override
	Optional<Conference> findById(UUID id);

	@Query(value = WHOLE + "where reference = :reference", rowMapperRef = ConferenceReading.ROW)
	Optional<Conference> findByReference(String reference);

	@Query(value = WHOLE + "where reference = :reference and kind in (:kinds)", rowMapperRef = ConferenceReading.ROW)
	Optional<Conference> findByReferenceAndKindIn(String reference, Collection<Kind> kinds);

	@Query(value = WHOLE + "where chair_id = :chairId and starts_at > :after order by starts_at",
			rowMapperRef = ConferenceReading.ROW)
	List<Conference> findByChairIdAndStartsAtAfterOrderByStartsAt(String chairId, LocalDateTime after);

	/** A chair's conferences that began before a moment, the newest first. */
	@Query(value = WHOLE + "where chair_id = :chairId and status = :status and starts_at < :before "
			+ "order by starts_at desc limit :atMost", rowMapperRef = ConferenceReading.ROW)
	List<Conference> latestBefore(String chairId, Conference.Status status, LocalDateTime before, int atMost);

	/** A chair's latest conferences, whatever became of them, the newest first. */
	@Query(value = WHOLE + "where chair_id = :chairId order by starts_at desc limit :atMost",
			rowMapperRef = ConferenceReading.ROW)
	List<Conference> latest(String chairId, int atMost);

	/**
	 * A chair's conferences that begin within a stretch of time, the first moment
	 * included.
	 */
	@Query(value = WHOLE + "where chair_id = :chairId and status = :status and starts_at >= :from "
			+ "and starts_at < :until order by starts_at, reference", rowMapperRef = ConferenceReading.ROW)
	List<Conference> coming(String chairId, Conference.Status status, LocalDateTime from, LocalDateTime until);

	/** Who may know all of a conference: {@link NeedToKnow} says who is what. */
	String KNOWN = "((chair_id = :person and :chair) or kind in (:kept) or (kind in (:apart) and :administrator "
			+ "and exists (select 1 from opened_in_need where opened_in_need.conference = conference.id "
			+ "and opened_in_need.person = :person and until > :now)))";

	@Query(value = WHOLE + "where reference = :reference and " + KNOWN, rowMapperRef = ConferenceReading.ROW)
	Optional<Conference> knownByReference(String reference, String person, boolean chair, boolean administrator,
			List<String> kept, List<String> apart, Instant now);

	@Query(value = WHOLE + "where id = :id and " + KNOWN, rowMapperRef = ConferenceReading.ROW)
	Optional<Conference> knownById(UUID id, String person, boolean chair, boolean administrator, List<String> kept,
			List<String> apart, Instant now);

	/** The same for several; there must be some. */
	@Query(value = WHOLE + "where id in (:ids) and " + KNOWN, rowMapperRef = ConferenceReading.ROW)
	List<Conference> knownAmong(Collection<UUID> ids, String person, boolean chair, boolean administrator,
			List<String> kept, List<String> apart, Instant now);

	/** The conference whose event in its organiser's calendar has this id. */
	@Query(value = WHOLE + "where event_id = :eventId", rowMapperRef = ConferenceReading.ROW)
	Optional<Conference> findByEventId(String eventId);

	/** Conferences of a status that begin between two moments. */
	@Query(value = WHOLE + "where status = :status and starts_at between :from and :until",
			rowMapperRef = ConferenceReading.ROW)
	List<Conference> findByStatusAndStartsAtBetween(Conference.Status status, LocalDateTime from, LocalDateTime until);

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

	/** Whether a room with this address, in small letters, was ever asked to hold one. */
	@Query("select exists (select from conference where lower(room_address) = :address and room_address is not null)")
	boolean anyInRoom(String address);

	/**
	 * Every conference about a child under one of these case references, however its
	 * letters were typed; there must be some.
	 */
	default List<Conference> ofChildren(Collection<String> caseReferences) {
		return underAnyOf(caseReferences.stream().map((each) -> each.toUpperCase(Locale.ROOT)).toList());
	}

	@Query(value = WHOLE + "where id in (select conference from child where upper(case_reference) in (:upperCase))",
			rowMapperRef = ConferenceReading.ROW)
	List<Conference> underAnyOf(Collection<String> upperCase);

	/** Every conference about a child whom this one is about, itself among them. */
	default List<Conference> ofChildrenOf(Conference conference) {
		return ofChildren(conference.caseReferences());
	}

	/**
	 * A conference, locked until the transaction ends. It is read once it is locked: a
	 * statement that waits for a row sees everything else as it was before.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	default Optional<Conference> findWithLockById(UUID id) {
		return lock(id).flatMap(this::findById);
	}

	/** Whoever only refers to it, as a new row about it does, does not wait. */
	@Query("select id from conference where id = :id for no key update")
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<UUID> lock(UUID id);

	/**
	 * The conferences that share the meeting of one: those that are still to be held, and
	 * those that were.
	 */
	@Query(value = WHOLE + "where held_with = :host and status <> 'CANCELLED' order by reference",
			rowMapperRef = ConferenceReading.ROW)
	List<Conference> sharingTheMeetingOf(UUID host);

	@Override
	List<Conference> heldTogetherWith(UUID host);

	/** The same for several; there must be some. */
	@Query(value = WHOLE + "where held_with in (:hosts) and status = 'BOOKED' order by reference",
			rowMapperRef = ConferenceReading.ROW)
	List<Conference> heldTogetherWithAnyOf(Collection<UUID> hosts);

	@Query("select held_with from conference where id = :id")
	Optional<UUID> hostOf(UUID id);

	/**
	 * A conference that must be there, locked until the transaction ends, so that two
	 * answers that arrive at once wait for each other. The one it is held together with
	 * is locked first, so that no two wait for each other the other way round.
	 * @throws CannotAcquireLockException when it was put into another's meeting while it
	 * was waited for, so that the other is not kept
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	default Conference locked(UUID id) {
		if (Locks.isLocked(id)) {
			return get(id);
		}
		if (lockOnItsOwn(id).isPresent()) {
			Locks.note(id);
			return get(id);
		}
		Optional<UUID> host = hostOf(id);
		host.ifPresent(this::lock);
		Conference held = findWithLockById(id)
			.orElseThrow(() -> new IllegalStateException("There is no conference " + id));
		if (held.heldWith().isPresent() && !held.heldWith().equals(host)) {
			throw new CannotAcquireLockException("Conference " + id + " was put into another's meeting meanwhile");
		}
		Locks.note(id);
		return held;
	}

	/**
	 * Several that must be there, locked until the transaction ends: first those in whose
	 * meetings they are held, then themselves, each in one order, so that nobody who
	 * keeps some of them waits for somebody who waits for them.
	 * @throws CannotAcquireLockException when one was put into another's meeting while it
	 * was waited for, so that the other is not kept
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	default List<Conference> allLocked(Collection<UUID> ids) {
		ids.stream().map((id) -> hostOf(id).orElse(id)).distinct().sorted().forEach(this::lock);
		return ids.stream().distinct().sorted().map(this::locked).toList();
	}

	/**
	 * One that is held together with no other, where nobody else has it locked just now.
	 */
	@Query("select id from conference where id = :id and held_with is null "
			+ "for no key update of conference skip locked")
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<UUID> lockOnItsOwn(UUID id);

	/**
	 * Keeps one from changing until the transaction ends, as others may, too, so that its
	 * letters do not wait for each other. The one it is held together with is first.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	default void shareAfterItsHost(UUID id) {
		if (shareOnItsOwn(id).isEmpty()) {
			hostOf(id).ifPresent(this::share);
			share(id);
		}
	}

	@Query("select id from conference where id = :id and held_with is null for share of conference skip locked")
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<UUID> shareOnItsOwn(UUID id);

	@Query("select id from conference where id = :id for share")
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<UUID> share(UUID id);

	/** A conference that must be there. */
	default Conference get(UUID id) {
		return findById(id).orElseThrow(() -> new IllegalStateException("There is no conference " + id));
	}

}
